/** One of a few, each a whole row to press, with what it means beneath. */

import type { ComponentChildren } from "preact";

export interface Choice {
  value: string;
  label: ComponentChildren;
  hint?: string | null;
  aside?: ComponentChildren;
}

interface Props {
  name: string;
  legend: string;
  choices: readonly Choice[];
  chosen: string | null;
  error?: string | null;
  onChoose: (value: string) => void;
}

export function Choices({ name, legend, choices, chosen, error, onChoose }: Props) {
  return (
    <fieldset
      class={error ? "choices wrong" : "choices"}
      {...(error ? { "aria-describedby": `${name}-error` } : {})}
    >
      <legend>{legend}</legend>
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <div class="choice-rows">
        {choices.map((choice) => (
          <Row key={choice.value} {...{ name, choice, onChoose }} isChosen={choice.value === chosen} />
        ))}
      </div>
    </fieldset>
  );
}

function Row({ name, choice, isChosen, onChoose }: RowProps) {
  return (
    <label class={isChosen ? "choice-row chosen" : "choice-row"}>
      <input
        type="radio"
        name={name}
        value={choice.value}
        checked={isChosen}
        onChange={() => onChoose(choice.value)}
      />
      <span class="choice-words">
        <span>{choice.label}</span>
        {choice.hint && <span class="hint">{choice.hint}</span>}
      </span>
      {choice.aside && <span class="choice-aside number">{choice.aside}</span>}
    </label>
  );
}

interface RowProps {
  name: string;
  choice: Choice;
  isChosen: boolean;
  onChoose: (value: string) => void;
}
