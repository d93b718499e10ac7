/** A labelled field with its hint and its own error. What was typed is never thrown away. */

import type { ComponentChildren, JSX, RefObject } from "preact";
import { Icon } from "./icons";

interface Remarked {
  id: string;
  hint?: string | null | undefined;
  error?: string | null | undefined;
}

interface Framed extends Remarked {
  label: string;
  /** The id of a text above the field that describes it too. */
  above?: string;
}

interface Props extends Framed, Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "id" | "onInput" | "label"> {
  field?: RefObject<HTMLInputElement>;
  onWrite: (value: string) => void;
}

interface LongProps extends Framed {
  value: string;
  rows?: number;
  onWrite: (value: string) => void;
}

export function Field({ id, label, hint, error, above, field, onWrite, ...rest }: Props) {
  const framed = { id, label, hint: hint ?? null, error: error ?? null, above: above ?? "" };
  return (
    <Frame {...framed}>
      <input
        {...rest}
        {...(field === undefined ? {} : { ref: field })}
        {...described(framed)}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
    </Frame>
  );
}

export function LongField({ value, rows = 3, onWrite, ...framed }: LongProps) {
  return (
    <Frame {...framed}>
      <textarea
        {...described(framed)}
        rows={rows}
        dir="auto"
        value={value}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
    </Frame>
  );
}

function Frame({ id, label, hint, error, children }: Framed & { children: ComponentChildren }) {
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      <Remarks {...{ id, hint, error }} />
      {children}
    </div>
  );
}

/** Under the ids that `remarkedBy` gives to what they are about. */
export function Remarks({ id, hint, error }: Remarked) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <Icon name="bad" />
          <span>{error}</span>
        </p>
      )}
    </>
  );
}

export function remarkedBy({ id, hint, error }: Remarked, above = ""): { "aria-describedby"?: string } {
  const by = [above, hint ? `${id}-hint` : "", error ? `${id}-error` : ""]
    .filter((part) => part !== "")
    .join(" ");
  return by === "" ? {} : { "aria-describedby": by };
}

function described({ above, ...remarked }: Framed) {
  return { id: remarked.id, "aria-invalid": Boolean(remarked.error), ...remarkedBy(remarked, above) };
}
