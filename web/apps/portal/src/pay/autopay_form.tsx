/** By which card bills pay themselves, and on which day. */

import type { Autopay, AutopayQuote, Method } from "@selfcare/client";
import { Bones, Button, Card, Choices, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused, whyNot } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useMethods } from "../reading/read";
import { NewCard } from "./new_card";
import { payTexts } from "./texts_pay";

const words = payTexts.autopay;
const DUE_DAY = "due";
/** Salaries come at the beginning, in the middle or at the end; the conversation takes any day. */
const DAYS = [1, 5, 15, 25, 28];

interface Props {
  autopay: Autopay;
  onQuote: (quote: AutopayQuote) => void;
  onBack: () => void;
}

export function AutopayForm({ autopay, onQuote, onBack }: Props) {
  const methods = useMethods();
  return (
    <Part of={methods} what={payTexts.cards} shape={<Bones lines={["half", "long"]} />}>
      {({ items }) => {
        const good = items.filter(({ state }) => state !== "expired");
        return <Form {...{ autopay, onQuote, onBack, items: good }} again={methods.again} />;
      }}
    </Part>
  );
}

function Form({
  autopay,
  onQuote,
  onBack,
  items,
  again,
}: Props & { items: readonly Method[]; again: () => void }) {
  const { who, api } = usePortal();
  const [method, setMethod] = useState(autopay.method?.id ?? items[0]?.id ?? null);
  const [day, setDay] = useState(autopay.day === null ? DUE_DAY : String(autopay.day));
  const attempt = useAttempt(whyNot);
  const submit = (event: Event) => {
    event.preventDefault();
    if (method === null) return attempt.refuse(payTexts.methodMissing);
    const body = { method_id: method, day: day === DUE_DAY ? null : Number(day) };
    void attempt.run(async () =>
      onQuote(await who.guarded(() => api.quoteAutopay(body, crypto.randomUUID()))),
    );
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        {items.length > 0 && (
          <Choices
            name="method"
            legend={payTexts.method}
            choices={items.map(({ id, label }) => ({ value: id, label }))}
            chosen={method}
            onChoose={setMethod}
          />
        )}
        <NewCard known={items} onSaved={again} onChoose={setMethod} />
      </Card>
      <Card kind="tile">
        <Choices
          name="day"
          legend={words.day}
          choices={daysFor(autopay.day)}
          chosen={day}
          onChoose={setDay}
        />
      </Card>
      <Refused why={attempt.error} />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
      <Button onPress={onBack}>{words.back}</Button>
    </form>
  );
}

/** The day that is agreed on stays among them, whichever it is. */
function daysFor(now: number | null) {
  const days = [...new Set([...DAYS, ...(now === null ? [] : [now])])].sort((one, other) => one - other);
  const of = days.map((day) => ({ value: String(day), label: words.ofMonth(day) }));
  return [{ value: DUE_DAY, label: words.dueDay }, ...of];
}
