/** A table of the board: its finding named above, heads to every row and column. */

import type { Count } from "@selfcare/client";
import type { ComponentChildren } from "preact";
import { texts } from "../texts";

interface Props {
  title: string;
  heads: readonly string[];
  /** The first cell of each names it. */
  rows: readonly (readonly [string, ...ComponentChildren[]])[];
}

export function Table({ title, heads, rows }: Props) {
  return (
    <div class="table-frame">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="hint">{texts.board.none}</p>}
    </div>
  );
}

export function Figure({ count, onOpen }: { count: Count; onOpen: (count: Count) => void }) {
  return (
    <button
      type="button"
      class="number-link"
      title={texts.board.of(count.of, count.of_what)}
      onClick={() => onOpen(count)}
    >
      {texts.board.fraction(count.count, count.of)}
    </button>
  );
}
