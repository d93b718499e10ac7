/** What was paid, or is on its way: the amount, how, when, under which number, and what is left. */

import type { ReceiptCard as Receipt } from "@selfcare/client";
import { Card, type Fact, Facts, State } from "@selfcare/ui";
import { texts } from "./texts";

export function ReceiptCard({ card }: { card: Receipt }) {
  const words = texts.receipt;
  const isPaid = card.state === "paid";
  return (
    <Card kind="receipt">
      <header class="card-top">
        <h2>{words.title}</h2>
        <State
          tone={isPaid ? "good" : "warn"}
          icon={isPaid ? "check" : "half"}
          word={words.states[card.state]}
        />
      </header>
      <p class="amount number">{card.amount.display}</p>
      <Facts facts={factsOf(card)} />
      {card.follows != null && <p class="follows">{card.follows}</p>}
    </Card>
  );
}

function factsOf(card: Receipt): (Fact | null)[] {
  const words = texts.receipt;
  return [
    card.method == null ? null : { term: words.method, is: card.method },
    { term: words.when, is: words.at(card.day, card.at) },
    { term: words.number, is: card.number },
    { term: words.left, is: card.left.minor === 0 ? words.nothing : card.left.display },
  ];
}
