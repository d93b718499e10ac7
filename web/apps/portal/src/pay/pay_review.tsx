/** The last look before money leaves: what, from where, when, and what is owed afterwards. */

import type { PaymentQuote } from "@selfcare/client";
import { Button, Card, Facts, Icon, useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { usePortal } from "../portal";
import type { PayDeed } from "./paying";
import { payTexts as words } from "./texts_pay";

export function PayReview({ deed }: { deed: PayDeed }) {
  const { pressed, step, busy } = useStore(deed);
  const { isAway } = useStore(usePortal().connection);
  useEffect(() => {
    document.querySelector<HTMLElement>("#page h1")?.focus();
  }, []);
  if (pressed === null) return null;
  const { offer: quote } = pressed;
  return (
    <div class="form">
      <Card kind="tile">
        <p class="quiet">{words.pays}</p>
        <p class="amount number">{quote.pays.display}</p>
        <Facts facts={factsOf(quote)} />
        {quote.effect && <Said text={quote.effect} />}
        {quote.autopay && <Said text={quote.autopay} />}
      </Card>
      <p class="quiet" role="status">
        {isAway ? words.away : step === "doing" ? words.paying : words.holds(quote.ends_at)}
      </p>
      <Button kind="main" inert={busy || isAway} onPress={() => void deed.confirm()}>
        {words.pay(quote.pays.display)}
      </Button>
      {!busy && <Button onPress={() => deed.change()}>{words.change}</Button>}
    </div>
  );
}

function Said({ text }: { text: string }) {
  return (
    <p class="said">
      <Icon name="info" />
      {text}
    </p>
  );
}

function factsOf(quote: PaymentQuote) {
  return [
    { term: words.from, is: quote.method.label },
    { term: words.when, is: words.now },
    { term: words.fee, is: words.noFee },
    ...quote.covers.map((part) => ({
      term: words.covers(part.bill_number),
      is: part.amount.display,
    })),
    { term: words.left, is: quote.left.display },
  ];
}
