/** A small field that adds a step of one's own to a list of them; what is wrong is said at it. */

import { Button, Field } from "@selfcare/ui";
import { useRef, useState } from "preact/hooks";

interface Props {
  id: string;
  label: string;
  deed: string;
  wrong: string;
  /** Why nothing more can be added. */
  full: string | null;
  read: (typed: string) => number | null;
  onAdd: (step: number) => void;
}

export function AddStep({ id, label, deed, wrong, full, read, onAdd }: Props) {
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const add = () => {
    const step = read(typed);
    const fault = full ?? (step === null ? wrong : null);
    setError(fault);
    if (fault === null && step !== null) {
      onAdd(step);
      setTyped("");
    }
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing || typed === "") return;
    event.preventDefault();
    add();
  };
  return (
    <div class="step-field">
      <Field
        {...{ id, label, error, field, value: typed, onWrite: setTyped }}
        {...{ inputMode: "decimal", autocomplete: "off", class: "number" }}
        onKeyDown={press}
      />
      <Button aria-label={deed} onPress={add}>
        {deed}
      </Button>
    </div>
  );
}
