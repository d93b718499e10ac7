/** Opening a case: what it is about, which service, and what happened. */

import type { CaseKind, CaseReceipt, Customer } from "@selfcare/client";
import { type Attempt, Button, Card, Choices, LongField, PageHeading, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo, Done } from "../care/care_parts";
import { whyNotDone } from "../care/care_refusals";
import { servicesOf } from "../care/services";
import { caseTexts } from "../care/texts_cases";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { keep, kept } from "../reading/kept";

const words = caseTexts.form;
const KINDS = Object.keys(caseTexts.kinds) as CaseKind[];
const NONE = "none";

interface Entries {
  kind: CaseKind | null;
  service: string | null;
  text: string;
}

export default function NewCasePage({ customer, query }: PageProps) {
  const [receipt, setReceipt] = useState<CaseReceipt | null>(null);
  return (
    <div class="narrow">
      <PageHeading
        title={receipt === null ? words.title : words.done(receipt.ticket.number)}
        tab={words.tab}
        above={<BackTo to="/help/cases" title={caseTexts.tab} />}
      />
      {receipt === null ? (
        <Form {...{ customer, query }} onDone={setReceipt} />
      ) : (
        <Done title={words.done(receipt.ticket.number)}>
          <p>{receipt.text}</p>
          <div class="acts">
            <Go to={`/help/cases/${receipt.ticket.id}`} kind="button main">
              {words.see}
            </Go>
          </div>
        </Done>
      )}
    </div>
  );
}

/** What the address asks for, else what was left here before. */
function entriesFrom(query: URLSearchParams): Entries {
  const before = kept<Entries>("new case") ?? { kind: null, service: null, text: "" };
  const kind = KINDS.find((one) => one === query.get("kind")) ?? before.kind;
  return { ...before, kind, service: query.get("service") ?? before.service };
}

interface FormProps extends Pick<PageProps, "customer" | "query"> {
  onDone: (receipt: CaseReceipt) => void;
}

function Form({ customer, query, onDone }: FormProps) {
  const { who, api, library } = usePortal();
  const once = useOnce();
  const [entries, setEntries] = useState(() => entriesFrom(query));
  const [faults, setFaults] = useState<{ kind: boolean; text: boolean }>({ kind: false, text: false });
  const attempt = useAttempt(whyNotDone);
  const change = (next: Partial<Entries>) => {
    setEntries({ ...entries, ...next });
    keep("new case", { ...entries, ...next });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const { kind, service, text } = entries;
    setFaults({ kind: kind === null, text: text.trim() === "" });
    if (kind === null || text.trim() === "") return;
    const body = { kind, text: text.trim(), service_id: service === NONE ? null : service };
    void attempt.run(async () => {
      const receipt = await who.guarded(() => api.openCase(body, once(body)));
      keep("new case", null);
      library.refresh();
      onDone(receipt);
    });
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        <Fields {...{ customer, entries, faults }} onChange={change} />
      </Card>
      <Send attempt={attempt} />
    </form>
  );
}

interface FieldsProps {
  customer: Customer;
  entries: Entries;
  faults: { kind: boolean; text: boolean };
  onChange: (next: Partial<Entries>) => void;
}

function Fields({ customer, entries: { kind, service, text }, faults, onChange }: FieldsProps) {
  const services = servicesOf(customer).map(({ id, label }) => ({ value: id, label }));
  return (
    <>
      <Choices
        name="kind"
        legend={words.kind}
        choices={KINDS.map((value) => ({ value, label: caseTexts.kinds[value] }))}
        chosen={kind}
        error={faults.kind && kind === null ? words.missingKind : null}
        onChoose={(value) => onChange({ kind: value as CaseKind })}
      />
      {services.length > 0 && (
        <Choices
          name="of-service"
          legend={words.service}
          choices={[...services, { value: NONE, label: words.noService }]}
          chosen={service ?? NONE}
          onChoose={(value) => onChange({ service: value })}
        />
      )}
      <LongField
        {...{ id: "case-text", label: words.words, value: text, rows: 6 }}
        error={faults.text && text.trim() === "" ? words.missingWords : null}
        onWrite={(written) => onChange({ text: written })}
      />
    </>
  );
}

function Send({ attempt }: { attempt: Attempt }) {
  return (
    <>
      <Refused why={attempt.error} />
      {attempt.error && (
        <Go to="/help/cases" kind="button">
          {words.already}
        </Go>
      )}
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
    </>
  );
}
