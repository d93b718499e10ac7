/** The agent has checked who the customer is, says how, and answers for it. */

import { Field } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { useDeed } from "./deed";
import { Receipt, Sheet, SheetForm } from "./sheet";

export function VouchSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const [how, write] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const deed = useDeed<{ until: { display: string } }>();
  const go = () => {
    if (how.trim().length < 3) return setWrong(texts.vouch.missing);
    setWrong(null);
    void deed.go(() => talk.api.vouch(talk.id, how.trim())).then(talk.readCard);
  };
  return (
    <Sheet desk={desk} id="vouch" title={texts.vouch.title}>
      {deed.receipt !== null && (
        <Receipt done={texts.done} onDone={() => desk.show(null)}>
          <p>{texts.vouch.made(deed.receipt.until.display)}</p>
        </Receipt>
      )}
      {deed.receipt === null && (
        <SheetForm error={wrong ?? deed.error} busy={deed.busy} go={texts.vouch.go} onGo={go}>
          <p>{texts.vouch.what}</p>
          <Field id="vouch-how" label={texts.vouch.how} hint={texts.vouch.hint} value={how} onWrite={write} />
        </SheetForm>
      )}
    </Sheet>
  );
}
