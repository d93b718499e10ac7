/** A labelled field with its hint and its own error. What was typed is never thrown away. */

import { Icon } from "@selfcare/ui";
import type { JSX, RefObject } from "preact";

interface Props extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "id" | "onInput" | "label"> {
  id: string;
  label: string;
  hint?: string | null;
  /** The id of a text above the field that describes it too. */
  above?: string;
  error: string | null;
  field: RefObject<HTMLInputElement>;
  onWrite: (value: string) => void;
}

export function Field({ id, label, hint = null, above = "", error, field, onWrite, ...rest }: Props) {
  const described = [above, hint === null ? "" : `${id}-hint`, error === null ? "" : `${id}-error`]
    .filter((part) => part !== "")
    .join(" ");
  return (
    <div class={error === null ? "field" : "field wrong"}>
      <label for={id}>{label}</label>
      {hint !== null && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== null && (
        <p class="error" id={`${id}-error`}>
          <Icon name="bad" />
          <span>{error}</span>
        </p>
      )}
      <input
        {...rest}
        ref={field}
        id={id}
        aria-invalid={error !== null}
        aria-describedby={described === "" ? undefined : described}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
    </div>
  );
}
