/** The last look before something is ordered: what happens, what it costs once and every month, and when it comes. */

import { type OrderQuote, type OrderReceipt, Problem } from "@selfcare/client";
import { Button, Card, Facts, useAttempt } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import { Refused } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { orderTexts } from "./texts_orders";

const words = orderTexts.form;
const ENDED = ["quote-expired", "quote-used", "quote-unknown", "offer-changed"];

interface Props {
  quote: OrderQuote;
  onBack: () => void;
  onDone: (receipt: OrderReceipt) => void;
}

export function OrderCheck({ quote, onBack, onDone }: Props) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNotOrdered);
  useEffect(() => {
    document.querySelector<HTMLElement>("#page h1")?.focus();
  }, []);
  const order = () =>
    void attempt.run(async () => onDone(await who.guarded(() => api.placeOrder(quote.quote_id, once))));
  return (
    <div class="form">
      <Card kind="tile">
        <h2 class="tile-title">{quote.title}</h2>
        <p>{quote.what_happens}</p>
        <Facts facts={factsOf(quote)} />
      </Card>
      <p class="quiet">{words.holds(quote.ends_at)}</p>
      <Refused why={attempt.error} />
      <Button kind="main" inert={attempt.busy} onPress={order}>
        {words.order(quote.once.display)}
      </Button>
      <Button onPress={onBack}>{words.back}</Button>
    </div>
  );
}

function whyNotOrdered(error: unknown): string {
  const isEnded = error instanceof Problem && ENDED.some((kind) => error.is(kind));
  return isEnded ? words.ended : whyNotDone(error);
}

function factsOf(quote: OrderQuote) {
  return [
    { term: words.onceIs, is: quote.once.display },
    { term: words.monthlyIs, is: quote.monthly.display },
    { term: words.contract, is: words.months(quote.contract_months) },
    { term: words.expected, is: quote.expected_on.display },
    quote.address ? { term: words.to, is: quote.address } : null,
  ];
}
