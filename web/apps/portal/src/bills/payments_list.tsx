/** What was paid, and what did not go through and why: the newest, and all of them when asked for. */

import type { Payment } from "@selfcare/client";
import { Bones, Button, Card, type IconName, State, type Tone } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { payTexts } from "../pay/texts_pay";
import { Part } from "../reading/part";
import { usePayments } from "../reading/read";

const words = payTexts.made;
const NEWEST = 4;

const STATES: Record<Payment["state"], { tone: Tone; icon: IconName }> = {
  pending: { tone: "info", icon: "half" },
  authorised: { tone: "info", icon: "half" },
  captured: { tone: "good", icon: "check" },
  declined: { tone: "bad", icon: "bad" },
  failed: { tone: "bad", icon: "bad" },
  released: { tone: "info", icon: "none" },
  refunded: { tone: "good", icon: "check" },
  unknown: { tone: "warn", icon: "warning" },
};

export function PaymentsList() {
  const payments = usePayments();
  return (
    <Part
      of={payments}
      what={words.what}
      shape={<Bones lines={["half", "long", "long"]} />}
      refused={({ status }) => (status < 500 ? "" : null)}
    >
      {(all) => all.length > 0 && <Shown payments={all} />}
    </Part>
  );
}

function Shown({ payments }: { payments: readonly Payment[] }) {
  const [isWhole, setWhole] = useState(false);
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.what}</h2>
      </header>
      <ul class="made">
        {(isWhole ? payments : payments.slice(0, NEWEST)).map((payment) => (
          <Made key={payment.id} payment={payment} />
        ))}
      </ul>
      {!isWhole && payments.length > NEWEST && (
        <Button onPress={() => setWhole(true)}>{words.all(payments.length)}</Button>
      )}
    </Card>
  );
}

function Made({
  payment: { amount, day, at, method, state, told, why, next_step: next },
}: {
  payment: Payment;
}) {
  return (
    <li>
      <div class="entry-words">
        <p class="entry-title number">{amount.display}</p>
        <p class="quiet">{[words.at(day.display, at), method].filter(Boolean).join(" · ")}</p>
      </div>
      <State {...STATES[state]} word={told} />
      {(why || next) && <p class="made-why">{[why && `${why}.`, next].filter(Boolean).join(" ")}</p>}
    </li>
  );
}
