/** What the sheets about one's own log-in share: asking who it is, and what is shown once. */

import { type Factor, type Me, Problem } from "@selfcare/client";
import { Field } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import { type Faults, faultsOf, WHOLE } from "../office/faults";
import { texts } from "../texts";

export type OwnField = "password" | "new_password" | "code";
export type OwnWords = Record<OwnField, string>;

export interface OwnForm {
  words: OwnWords;
  faults: Faults;
  busy: boolean;
  write: (change: Partial<OwnWords>) => void;
  /** Does it once everything that is asked for is there. */
  go: (asked: readonly OwnField[], deed: (words: OwnWords) => Promise<void>) => void;
}

/** Asked again each time: a second factor may have been set up since the log-in. */
export function useMyself(desk: Desk): Me | null {
  const [me, setMe] = useState(desk.state.me);
  useEffect(() => {
    desk.api.me().then(setMe, () => undefined);
  }, [desk]);
  return me;
}

export function useOwnForm(): OwnForm {
  const [words, setWords] = useState<OwnWords>({ password: "", new_password: "", code: "" });
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const write = (change: Partial<OwnWords>) => setWords((now) => ({ ...now, ...change }));
  const go: OwnForm["go"] = (asked, deed) => {
    const missing = asked.filter((field) => words[field].trim() === "");
    setFaults(Object.fromEntries(missing.map((field) => [field, texts.own.missing[field]])));
    if (missing.length > 0 || busy) return;
    setBusy(true);
    deed(words)
      .catch((error: unknown) => setFaults(ownFaultsOf(error)))
      .finally(() => setBusy(false));
  };
  return { words, faults, busy, write, go };
}

function ownFaultsOf(error: unknown): Faults {
  if (error instanceof Problem && error.is("log-in-refused")) return { password: texts.own.wrong };
  const faults = faultsOf(error, ["password", "new_password", "code"]);
  const isCode = error instanceof Problem && (error.is("code-refused") || error.is("code-needed"));
  return isCode && faults[WHOLE] !== undefined ? { code: faults[WHOLE] } : faults;
}

interface OwnFieldProps {
  form: OwnForm;
  name: OwnField;
  label: string;
  hint?: string;
  autocomplete: "current-password" | "new-password" | "one-time-code";
}

export function OwnInput({ form, name, label, hint, autocomplete }: OwnFieldProps) {
  return (
    <Field
      id={`own-${name}`}
      label={label}
      hint={hint ?? null}
      error={form.faults[name] ?? null}
      type={name === "code" ? "text" : "password"}
      autocomplete={autocomplete}
      spellcheck={false}
      value={form.words[name]}
      onWrite={(value) => form.write({ [name]: value })}
    />
  );
}

/** Whoever has a second factor is asked for a code of it too. */
export function Proof({ form, label, withCode }: { form: OwnForm; label: string; withCode: boolean }) {
  return (
    <>
      <OwnInput form={form} name="password" label={label} autocomplete="current-password" />
      {withCode && (
        <OwnInput
          form={form}
          name="code"
          label={texts.own.code}
          hint={texts.logIn.codeHint}
          autocomplete="one-time-code"
        />
      )}
    </>
  );
}

/** In fours, as it is easier to type them into an app. */
export function FactorKey({ factor }: { factor: Factor | null }) {
  return (
    <>
      <p>
        <code class="secret">{factor?.secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <p>
        <a href={factor?.address}>{texts.logIn.openApp}</a>
      </p>
    </>
  );
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <ul class="recovery">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}
