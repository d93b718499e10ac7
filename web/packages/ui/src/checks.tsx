/** Any of a few, each a whole row to press. */

import type { Choice } from "./choices";

interface Props {
  name: string;
  legend: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

export function Checks({ name, legend, choices, chosen, onChoose }: Props) {
  const press = (value: string, isOn: boolean) =>
    onChoose(isOn ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      <div class="choice-rows">
        {choices.map(({ value, label, hint }) => (
          <label key={value} class={chosen.includes(value) ? "choice-row chosen" : "choice-row"}>
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={(event) => press(value, event.currentTarget.checked)}
            />
            <span class="choice-words">
              <span>{label}</span>
              {hint && <span class="hint">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
