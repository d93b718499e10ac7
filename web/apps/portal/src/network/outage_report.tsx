/** Telling us of a fault that is not on the list. */

import type { Customer, ReportReceipt, Symptom } from "@selfcare/client";
import { Button, Card, Choices, LongField, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Done } from "../care/care_parts";
import { whyNotDone } from "../care/care_refusals";
import { PickService, servicesOf, usePicked } from "../care/services";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { Go } from "../link";
import { usePortal } from "../portal";
import { outageTexts } from "./texts_network";

const words = outageTexts.report;
const SYMPTOMS = Object.keys(words.symptoms) as Symptom[];

export function ReportOutage({ customer }: { customer: Customer }) {
  const [isOpen, setOpen] = useState(false);
  const [receipt, setReceipt] = useState<ReportReceipt | null>(null);
  if (receipt !== null) return <Told receipt={receipt} />;
  if (servicesOf(customer).length === 0) return null;
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      <p>{words.lead}</p>
      {isOpen ? (
        <Ask customer={customer} onDone={setReceipt} />
      ) : (
        <div class="acts">
          <Button onPress={() => setOpen(true)}>{words.open}</Button>
        </div>
      )}
    </Card>
  );
}

function Ask({ customer, onDone }: { customer: Customer; onDone: (receipt: ReportReceipt) => void }) {
  const { who, api, library } = usePortal();
  const picked = usePicked(servicesOf(customer), "reported");
  const once = useOnce();
  const [symptom, setSymptom] = useState<Symptom | null>(null);
  const [text, setText] = useState("");
  const attempt = useAttempt(whyNotDone);
  const submit = (event: Event) => {
    event.preventDefault();
    if (symptom === null) return attempt.refuse(words.missing);
    const body = { service_id: picked.service?.id ?? null, symptom, text: text.trim() || null };
    void attempt.run(async () => {
      onDone(await who.guarded(() => api.reportOutage(body, once(body))));
      library.refresh();
    });
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <PickService picked={picked} legend={words.which} />
      <Choices
        name="symptom"
        legend={words.what}
        choices={SYMPTOMS.map((value) => ({ value, label: words.symptoms[value] }))}
        chosen={symptom}
        error={symptom === null ? attempt.error : null}
        onChoose={(value) => setSymptom(value as Symptom)}
      />
      <LongField
        {...{ id: "report-words", label: words.words, hint: words.wordsHint, value: text }}
        onWrite={setText}
      />
      <Refused why={symptom === null ? null : attempt.error} />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
    </form>
  );
}

function Told({ receipt }: { receipt: ReportReceipt }) {
  return (
    <Done title={words.done}>
      <p>{receipt.text}</p>
      {receipt.outage === null && (
        <div class="acts">
          <Go to={`/help/line?service=${receipt.service.id}`} kind="button main">
            {words.test}
          </Go>
        </div>
      )}
    </Done>
  );
}
