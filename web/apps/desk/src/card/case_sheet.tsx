/** A case in the customer's name: what it is about and what is to be done; the receipt has its number. */

import type { CaseReceipt, NewCase } from "@selfcare/client";
import { LongField } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { useDeed, useOnce } from "./deed";
import { Receipt, Sheet, SheetForm } from "./sheet";

type Kind = NewCase["kind"] | "";

const KINDS = ["fault", "billing", "complaint", "request"] as const;

export function CaseSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const customer = talk.state.card?.who.customer_id ?? null;
  const subject = useSubject(talk);
  const [text, write] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const deed = useDeed<CaseReceipt>();
  const once = useOnce();
  const go = () => {
    const found = wrongWith(customer, subject, text);
    setWrong(found);
    if (found !== null || customer === null || subject.kind === "") return;
    const which = subject.isAskedWhich ? { service_id: subject.service } : {};
    const body: NewCase = { kind: subject.kind, text: text.trim(), ...which };
    void deed.go(() => talk.api.openCase(customer, body, once(body))).then(talk.readCard);
  };
  return (
    <Sheet desk={desk} id="case" title={texts.case.title}>
      {deed.receipt !== null && (
        <Receipt done={texts.done} onDone={() => desk.show(null)}>
          <p>{texts.case.made(deed.receipt.ticket.number)}</p>
          {deed.receipt.ticket.promised && <p>{texts.case.promised(deed.receipt.ticket.promised.display)}</p>}
        </Receipt>
      )}
      {deed.receipt === null && (
        <SheetForm error={wrong ?? deed.error} busy={deed.busy} go={texts.case.go} onGo={go}>
          <About subject={subject} />
          <LongField
            id="case-text"
            label={texts.case.text}
            hint={texts.case.hint}
            rows={4}
            value={text}
            onWrite={write}
          />
        </SheetForm>
      )}
    </Sheet>
  );
}

/** What it is about: of what it was handed over for, if that says it. */
function useSubject(talk: Talk) {
  const card = talk.state.card;
  const services = (card?.services.value ?? []).filter((one) => one.state !== "ceased");
  const [kind, choose] = useState<Kind>(card?.wants.case ?? "");
  const [service, chooseService] = useState("");
  // The only one is found by itself.
  const isAskedWhich = kind === "fault" && services.length > 1;
  return { services, kind, choose, service, chooseService, isAskedWhich };
}

type Subject = ReturnType<typeof useSubject>;

function wrongWith(customer: string | null, subject: Subject, text: string): string | null {
  if (customer === null) return texts.unknownFirst;
  if (subject.kind === "") return texts.case.kindMissing;
  if (subject.isAskedWhich && subject.service === "") return texts.case.serviceMissing;
  return text.trim() === "" ? texts.case.missing : null;
}

function About({ subject }: { subject: Subject }) {
  return (
    <>
      <Pick label={texts.case.kind} value={subject.kind} onPick={(value) => subject.choose(value as Kind)}>
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {texts.case.kinds[one]}
          </option>
        ))}
      </Pick>
      {subject.isAskedWhich && (
        <Pick label={texts.case.service} value={subject.service} onPick={subject.chooseService}>
          {subject.services.map((one) => (
            <option key={one.service_id} value={one.service_id}>
              {one.label}
            </option>
          ))}
        </Pick>
      )}
    </>
  );
}

interface PickProps {
  label: string;
  value: string;
  onPick: (value: string) => void;
  children: ComponentChildren;
}

/** Nothing is chosen for an agent that nobody has said. */
function Pick({ label, value, onPick, children }: PickProps) {
  return (
    <label class="pick">
      <span>{label}</span>
      <select value={value} onChange={(event) => onPick(event.currentTarget.value)}>
        {value === "" && <option value="">{texts.case.choose}</option>}
        {children}
      </select>
    </label>
  );
}
