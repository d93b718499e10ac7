/** One's own log-in: another password, another second factor, new recovery codes. */

import type { Factor } from "@selfcare/client";
import { useState } from "preact/hooks";
import { Receipt, Sheet, SheetForm } from "../card/sheet";
import type { Desk } from "../desk";
import { WHOLE } from "../office/faults";
import { texts } from "../texts";
import { FactorKey, OwnInput, Proof, RecoveryCodes, useMyself, useOwnForm } from "./own_parts";

const optional = (code: string) => (code.trim() === "" ? {} : { code: code.trim() });

export function PasswordSheet({ desk }: { desk: Desk }) {
  const me = useMyself(desk);
  const form = useOwnForm();
  const [isDone, setDone] = useState(false);
  const withCode = me?.second_factor === true;
  const go = () =>
    form.go(withCode ? ["password", "new_password", "code"] : ["password", "new_password"], async (words) => {
      const { password, new_password, code } = words;
      await desk.api.changePassword({ password, new_password, ...optional(code) });
      setDone(true);
    });
  return (
    <Sheet desk={desk} id="password" title={texts.own.password}>
      {isDone ? (
        <Receipt done={texts.own.done} onDone={() => desk.show(null)}>
          {texts.own.changed}
        </Receipt>
      ) : (
        <SheetForm error={form.faults[WHOLE] ?? null} busy={form.busy} go={texts.own.password} onGo={go}>
          <Proof form={form} label={texts.own.old} withCode={withCode} />
          <OwnInput
            form={form}
            name="new_password"
            label={texts.own.fresh}
            hint={texts.logIn.chooseHint}
            autocomplete="new-password"
          />
        </SheetForm>
      )}
    </Sheet>
  );
}

export function CodesSheet({ desk }: { desk: Desk }) {
  const form = useOwnForm();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const go = () =>
    form.go(["password", "code"], async ({ password, code }) => {
      setCodes(await desk.api.renewCodes({ password, code: code.trim() }));
    });
  return (
    <Sheet desk={desk} id="codes" title={texts.own.codes}>
      {codes === null ? (
        <SheetForm error={form.faults[WHOLE] ?? null} busy={form.busy} go={texts.own.codes} onGo={go}>
          <p>{texts.own.codesWhy}</p>
          <Proof form={form} label={texts.own.now} withCode={true} />
        </SheetForm>
      ) : (
        <ShownOnce desk={desk} said={texts.own.renewed} codes={codes} />
      )}
    </Sheet>
  );
}

export function FactorSheet({ desk }: { desk: Desk }) {
  const me = useMyself(desk);
  const [begun, setBegun] = useState<{ factor: Factor; password: string } | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const email = me?.email ?? "";
  const has = me?.second_factor === true;
  return (
    <Sheet desk={desk} id="factor" title={has ? texts.own.factor.replace : texts.own.factor.begin}>
      {begun === null && <BeginFactor desk={desk} email={email} withCode={has} onBegun={setBegun} />}
      {begun !== null && codes === null && (
        <FirstCode desk={desk} email={email} {...begun} onCodes={setCodes} />
      )}
      {codes !== null && <ShownOnce desk={desk} said={texts.own.replaced} codes={codes} />}
    </Sheet>
  );
}

interface BeginProps {
  desk: Desk;
  email: string;
  withCode: boolean;
  onBegun: (begun: { factor: Factor; password: string }) => void;
}

function BeginFactor({ desk, email, withCode, onBegun }: BeginProps) {
  const form = useOwnForm();
  const go = () =>
    form.go(withCode ? ["password", "code"] : ["password"], async ({ password, code }) => {
      const factor = await desk.api.beginFactor({ email, password, ...optional(code) });
      onBegun({ factor, password });
    });
  return (
    <SheetForm error={form.faults[WHOLE] ?? null} busy={form.busy} go={texts.own.next} onGo={go}>
      <Proof form={form} label={texts.own.now} withCode={withCode} />
    </SheetForm>
  );
}

interface FirstCodeProps {
  desk: Desk;
  email: string;
  password: string;
  factor: Factor;
  onCodes: (codes: readonly string[]) => void;
}

function FirstCode({ desk, email, password, factor, onCodes }: FirstCodeProps) {
  const form = useOwnForm();
  const go = () =>
    form.go(["code"], async ({ code }) => {
      const { recovery_codes } = await desk.api.confirmFactor({ email, password, code: code.trim() });
      onCodes(recovery_codes);
    });
  return (
    <SheetForm
      error={form.faults[WHOLE] ?? form.faults.password ?? null}
      busy={form.busy}
      go={texts.own.next}
      onGo={go}
    >
      <p>{texts.own.addKey}</p>
      <FactorKey factor={factor} />
      <OwnInput
        form={form}
        name="code"
        label={texts.own.code}
        hint={texts.logIn.firstCode}
        autocomplete="one-time-code"
      />
    </SheetForm>
  );
}

function ShownOnce({ desk, said, codes }: { desk: Desk; said: string; codes: readonly string[] }) {
  return (
    <Receipt done={texts.logIn.recoveryKept} onDone={() => desk.show(null)}>
      <p>{said}</p>
      <p>{texts.logIn.recovery}</p>
      <RecoveryCodes codes={codes} />
    </Receipt>
  );
}
