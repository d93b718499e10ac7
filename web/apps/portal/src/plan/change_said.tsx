/** What moving to another plan would mean, and what was agreed, with the way back. */

import type { PlanChangeQuote, PlanChangeReceipt } from "@selfcare/client";
import { Button, Card, type Fact, Facts, State } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { deedTexts } from "../deeds/texts_deed";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { Listed } from "./plan_now";
import { WithdrawSheet } from "./plan_pending";
import { compareTexts } from "./texts_compare";
import { planTexts } from "./texts_plan";

const words = compareTexts.change;

export function ChangeQuoted({ quote }: { quote: PlanChangeQuote }) {
  return (
    <Card kind="tile">
      <p class="quiet">{`${quote.service.label}: ${words.is(quote.old.name, quote.new.name)}`}</p>
      <p class="amount number">
        {quote.new.price.display} <span class="quiet">{compareTexts.aMonth}</span>
      </p>
      <p>{quote.told}</p>
      <Facts facts={factsOf(quote)} />
    </Card>
  );
}

function factsOf(quote: PlanChangeQuote): (Fact | null)[] {
  const { contract_ends_on: ends, effective_on: from } = quote;
  return [
    { term: words.monthly, is: words.monthlyIs(quote.new.price.display, quote.old.price.display) },
    ...quote.once.map(({ text, amount }) => ({ term: text, is: amount.display })),
    { term: words.once, is: quote.once_total.minor === 0 ? deedTexts.nothing : quote.once_total.display },
    { term: deedTexts.from, is: from.display },
    { term: words.contract, is: ends === null ? words.contractNone : words.contractUntil(ends.display) },
    { term: words.early, is: quote.early_cost.minor === 0 ? deedTexts.nothing : quote.early_cost.display },
    quote.gains.length > 0 ? { term: words.gains, is: <Listed of={quote.gains} /> } : null,
    quote.loses.length > 0 ? { term: words.loses, is: <Listed of={quote.loses} /> } : null,
    { term: words.undo, is: quote.once.length > 0 ? words.undoNow : words.undoUntil(from.display) },
  ];
}

export function ChangeDone({ receipt, line }: { receipt: PlanChangeReceipt; line: Line }) {
  const [isAsked, setAsked] = useState(false);
  const [back, setBack] = useState<string | null>(null);
  const isPlanned = receipt.state === "planned";
  return (
    <Card kind="tile receipt">
      <State tone="good" icon="check" word={isPlanned ? words.planned : words.done} />
      <p role="status">{back ?? receipt.told}</p>
      <Facts
        facts={[
          { term: words.service, is: line.label },
          { term: deedTexts.monthly, is: receipt.price.display },
          {
            term: words.once,
            is: receipt.once_total.minor === 0 ? deedTexts.nothing : receipt.once_total.display,
          },
          { term: deedTexts.from, is: receipt.effective_on.display },
          { term: deedTexts.number, is: receipt.number },
        ]}
      />
      <div class="acts">
        <Go to={`/plan?line=${line.id}`} kind="button main">
          {words.back}
        </Go>
        {isPlanned && back === null && (
          <Button onPress={() => setAsked(true)}>{planTexts.pending.withdraw}</Button>
        )}
      </div>
      {isAsked && (
        <WithdrawSheet
          kind="plan_change"
          order={receipt.order_id}
          onClose={() => setAsked(false)}
          onDone={setBack}
        />
      )}
    </Card>
  );
}
