/** A technician for the customer's line: the free times by day, one chosen, named again, and booked. */

import type { Slot, Visit } from "@selfcare/client";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import { refusalOf } from "../refusals";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { useDeed, useOnce } from "./deed";
import { Receipt, Sheet, SheetForm } from "./sheet";

const AT_HOME = ["broadband", "tv", "landline"];

export function VisitSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const customer = talk.state.card?.who.customer_id ?? null;
  const services = (talk.state.card?.services.value ?? []).filter((one) => AT_HOME.includes(one.kind));
  const [service, chooseService] = useState(services[0]?.service_id ?? "");
  const { slots, failed } = useSlots(talk, customer, service);
  const [slot, choose] = useState("");
  const deed = useDeed<Visit>();
  const once = useOnce();
  const chosen = slots?.find((one) => one.id === slot);
  const go = () => {
    if (customer === null || chosen === undefined) return;
    const body = { kind: "repair", slot_id: chosen.id, service_id: service } as const;
    void deed.go(() => talk.api.bookVisit(customer, body, once(body))).then(talk.readCard);
  };
  return (
    <Sheet desk={desk} id="visit" title={texts.visit.title}>
      {deed.receipt !== null && (
        <Receipt done={texts.done} onDone={() => desk.show(null)}>
          <p>{deed.receipt.status}</p>
        </Receipt>
      )}
      {deed.receipt === null && services.length === 0 && <p class="sheet">{texts.visit.noLine}</p>}
      {deed.receipt === null && services.length > 0 && (
        <SheetForm
          error={deed.error ?? failed}
          busy={deed.busy}
          go={chosen === undefined ? texts.visit.choose : texts.visit.go(texts.visit.when(chosen))}
          onGo={go}
        >
          {services.length > 1 && (
            <label class="pick">
              <span>{texts.visit.line}</span>
              <select value={service} onChange={(event) => chooseService(event.currentTarget.value)}>
                {services.map((one) => (
                  <option key={one.service_id} value={one.service_id}>
                    {one.label}
                  </option>
                ))}
              </select>
            </label>
          )}
          <Times {...{ slots, slot, choose }} failed={failed !== null} />
        </SheetForm>
      )}
    </Sheet>
  );
}

interface TimesProps {
  slots: readonly Slot[] | null;
  failed: boolean;
  slot: string;
  choose: (slot: string) => void;
}

function Times({ slots, failed, slot, choose }: TimesProps) {
  if (slots === null) return failed ? null : <p class="hint">{texts.loading}</p>;
  if (slots.length === 0) return <p>{texts.visit.none}</p>;
  return (
    <fieldset class="times">
      <legend>{texts.visit.times}</legend>
      {slots.map((one) => (
        <label class="way" key={one.id}>
          <input
            type="radio"
            name="slot"
            value={one.id}
            checked={slot === one.id}
            onChange={() => choose(one.id)}
          />
          <span>{texts.visit.when(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function useSlots(talk: Talk, customer: string | null, service: string) {
  const [slots, setSlots] = useState<readonly Slot[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (customer === null || service === "") return;
    setSlots(null);
    setFailed(null);
    talk.api.slots(customer, service).then(setSlots, (error: unknown) => setFailed(refusalOf(error)));
  }, [talk, customer, service]);
  return { slots, failed };
}
