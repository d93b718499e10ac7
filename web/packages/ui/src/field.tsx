/** A labelled field with its hint and its own error. What was typed is never thrown away. */

import type { ComponentChildren, JSX, RefObject } from "preact";
import { Icon } from "./icons";

interface Framed {
  id: string;
  label: string;
  hint?: string | null;
  error?: string | null;
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
      {children}
    </div>
  );
}

function described({ id, hint, error, above = "" }: Framed) {
  const by = [above, hint ? `${id}-hint` : "", error ? `${id}-error` : ""]
    .filter((part) => part !== "")
    .join(" ");
  return { id, "aria-invalid": Boolean(error), ...(by === "" ? {} : { "aria-describedby": by }) };
}
