/** What the forms of people and of teams share: what is wrong on top, choices, and a deed that is asked about first. */

import { Button, Icon, Remarks, remarkedBy } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { texts } from "../texts";
import { type Faults, WHOLE } from "./faults";

interface SummaryProps {
  /** Of the form: its fields are called `form-field`. */
  form: string;
  faults: Faults;
  tries: number;
}

/** Gets the focus whenever the form was tried and something is wrong; each fault leads to its field. */
export function Summary({ form, faults, tries }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const found = Object.entries(faults);
  useEffect(() => {
    if (found.length > 0) box.current?.focus();
  }, [tries]);
  if (found.length === 0) return null;
  return (
    <div class="to-fix" ref={box} tabIndex={-1} role="alert">
      <p class="error">
        <Icon name="bad" />
        <span>{texts.office.toFix(found.length)}</span>
      </p>
      <ul>
        {found.map(([field, why]) => (
          <li key={field}>{field === WHOLE ? why : <a href={`#${form}-${field}`}>{why}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

interface GroupProps {
  id: string;
  legend: string;
  hint?: string;
  error: string | undefined;
  children: ComponentChildren;
}

/** Several controls under one name, with a fault of their own. */
export function Group({ id, legend, hint, error, children }: GroupProps) {
  const remarked = { id, hint, error };
  return (
    <fieldset id={id} tabIndex={-1} {...remarkedBy(remarked)}>
      <legend>{legend}</legend>
      <Remarks {...remarked} />
      {children}
    </fieldset>
  );
}

interface AskedProps {
  why: string;
  go: string;
  busy: boolean;
  onGo: () => void;
  onStop: () => void;
}

/** What comes of it, before it is done. */
export function Asked({ why, go, busy, onGo, onStop }: AskedProps) {
  const box = useFocus<HTMLParagraphElement>();
  return (
    <div class="asked">
      <p ref={box} tabIndex={-1}>
        {why}
      </p>
      <div class="row">
        <Button inert={busy} onPress={onGo}>
          {busy ? texts.busy : go}
        </Button>
        <Button kind="plain" onPress={onStop}>
          {texts.office.stop}
        </Button>
      </div>
    </div>
  );
}

/** What has been done. It is said aloud by the page's own voice. */
export function Done({ said }: { said: string | null }) {
  if (said === null) return null;
  return (
    <p class="receipt">
      <Icon name="check" />
      <span>{said}</span>
    </p>
  );
}

/** Once a question is gone, and the focus with it, the heading above it has the focus. */
export function useFocusBack(asked: unknown) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current !== null && asked === null && document.activeElement === document.body) {
      heading.current?.focus();
    }
    before.current = asked;
  }, [asked]);
  return heading;
}

/** Where the focus begins once this is shown. */
export function useFocus<One extends HTMLElement>(isWanted = true) {
  const one = useRef<One>(null);
  useLayoutEffect(() => {
    if (isWanted) one.current?.focus();
  }, []);
  return one;
}
