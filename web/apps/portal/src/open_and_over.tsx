/** What is under way, and what is over: two lists whose rows lead to a page each. */

import { Card, Empty, Icon, type Shown, State } from "@selfcare/ui";
import { Go } from "./link";

export interface Entry {
  to: string;
  title: string;
  aside: string;
  state: Shown;
}

interface Props {
  open: readonly Entry[];
  over: readonly Entry[];
  words: { open: string; over: string; noneHelp: string };
}

export function OpenAndOver({ open, over, words }: Props) {
  return (
    <>
      {open.length > 0 ? (
        <List title={words.open} entries={open} />
      ) : (
        <Card kind="tile">
          <Empty title={words.noneHelp} />
        </Card>
      )}
      {over.length > 0 && <List title={words.over} entries={over} />}
    </>
  );
}

function List({ title, entries }: { title: string; entries: readonly Entry[] }) {
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{title}</h2>
      </header>
      <ul class="entries">
        {entries.map(({ to, title, aside, state }) => (
          <li key={to}>
            <Go to={to} kind="entry">
              <span class="entry-words">
                <span class="entry-title">{title}</span>
                <span class="quiet">{aside}</span>
              </span>
              <State {...state} />
              <Icon name="next" />
            </Go>
          </li>
        ))}
      </ul>
    </Card>
  );
}
