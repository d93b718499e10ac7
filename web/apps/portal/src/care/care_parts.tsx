/** What the pages of help share: the way back, how far something is, and what was done. */

import { Icon, type IconName, State } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Go } from "../link";
import { outageTexts } from "../network/texts_network";
import { helpTexts } from "./texts_help";

export function BackTo({ to = "/help", title = helpTexts.back }: { to?: string; title?: string }) {
  return (
    <Go to={to} kind="back">
      <Icon name="back" />
      {title}
    </Go>
  );
}

interface Step {
  title: string;
  state: keyof typeof outageTexts.steps;
}

const STEP_ICONS: Record<Step["state"], IconName> = {
  ...{ done: "check", now: "half" },
  ...{ to_come: "none", next: "none" },
};

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="steps">
      {steps.map(({ title, state }) => (
        <li key={title} class={state} {...(state === "now" ? { "aria-current": "step" as const } : {})}>
          <Icon name={STEP_ICONS[state]} />
          <span>
            {title}
            <span class="spoken">, {outageTexts.steps[state]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What was done: heard at once, and where the focus stands, for what was pressed is gone. */
export function Done({ title, children }: { title: string; children?: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} class="card tile receipt" role="status" tabIndex={-1}>
      <State tone="good" icon="check" word={title} />
      {children}
    </div>
  );
}

/** Links as whole rows. */
export function Ways({ ways }: { ways: readonly { to: string; title: string; aside?: string | null }[] }) {
  return (
    <ul class="ways">
      {ways.map(({ to, title, aside }) => (
        <li key={to}>
          <Go to={to}>
            <span class="way-words">
              {title}
              {aside && <span class="quiet">{aside}</span>}
            </span>
            <Icon name="next" />
          </Go>
        </li>
      ))}
    </ul>
  );
}
