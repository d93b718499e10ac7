/** A part of the card: what is known, that there is none, or that its system is away and since when this holds. */

import { Icon } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { texts } from "../texts";

export interface PartOf<Value> {
  state: "known" | "none" | "away";
  as_of: string | null;
  why?: string | null;
  value?: Value | null;
}

interface Props<Value> {
  title: string;
  part: PartOf<Value>;
  none: string;
  children: (value: Value) => ComponentChildren;
}

export function Part<Value>({ title, part, none, children }: Props<Value>) {
  const value = part.value ?? null;
  return (
    <section class={`fact-group is-${part.state}`}>
      <h3>
        {title}
        {part.as_of !== null && part.state !== "none" && <span class="as-of">{texts.asOf(part.as_of)}</span>}
      </h3>
      {part.state === "away" && (
        <p class="away">
          <Icon name="warning" />
          {part.why ?? texts.away}
        </p>
      )}
      {part.state === "none" && <p class="hint">{part.why ?? none}</p>}
      {part.state !== "none" && value !== null && children(value)}
    </section>
  );
}
