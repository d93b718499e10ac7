/** A case in the customer's name: what it is about and what is to be done; the receipt has its number. */

import type { CaseReceipt, NewCase } from "@selfcare/client";
import { LongField } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { useDeed, useOnce } from "./deed";
import type { Desk } from "./desk";
import { Receipt, Sheet, SheetForm } from "./sheet";
import type { Talk } from "./talk";
import { texts } from "./texts";

const KINDS = ["fault", "billing", "complaint", "request"] as const;

export function CaseSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const customer = talk.state.card?.who.customer_id ?? null;
  const [kind, choose] = useState<NewCase["kind"]>("fault");
  const [text, write] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const deed = useDeed<CaseReceipt>();
  const once = useOnce();
  const go = () => {
    if (customer === null) return setWrong(texts.unknownFirst);
    if (text.trim() === "") return setWrong(texts.case.missing);
    setWrong(null);
    const body: NewCase = { kind, text: text.trim() };
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
          <label class="pick">
            <span>{texts.case.kind}</span>
            <select value={kind} onChange={(event) => choose(event.currentTarget.value as NewCase["kind"])}>
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {texts.case.kinds[one]}
                </option>
              ))}
            </select>
          </label>
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
