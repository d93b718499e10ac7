/** The frame of every card, the word for its state, and its facts as a list of terms. */

import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons";

export type Tone = "good" | "warn" | "bad" | "info";

export function Card({ kind, children }: { kind: string; children: ComponentChildren }) {
  return <div class={`card ${kind}`}>{children}</div>;
}

export interface Shown {
  tone: Tone;
  icon: IconName;
  word: string;
}

/** Never colour alone: a shape and a word say it too. */
export function State({ tone, icon, word }: Shown) {
  return (
    <p class={`state ${tone}`}>
      <Icon name={icon} />
      {word}
    </p>
  );
}

export interface Fact {
  term: string;
  is: ComponentChildren;
}

/** Leaves out what is not known rather than drawing it empty. */
export function Facts({ facts }: { facts: readonly (Fact | null)[] }) {
  return (
    <dl class="facts">
      {facts
        .filter((fact) => fact !== null)
        .map((fact) => (
          <div key={fact.term}>
            <dt>{fact.term}</dt>
            <dd>{fact.is}</dd>
          </div>
        ))}
    </dl>
  );
}
