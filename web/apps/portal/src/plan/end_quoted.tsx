/** The day and what leaving costs, first of all; then what happens with the rest. */

import type { LeavingQuote, LeavingReason } from "@selfcare/client";
import { Card, type Fact, Facts } from "@selfcare/ui";
import { Listed } from "./plan_now";
import { endTexts as words } from "./texts_end";

export interface OfferedEnd extends LeavingQuote {
  reason: LeavingReason;
  /** A person calls, and nothing ends before that. */
  talksFirst: boolean;
}

export function EndQuoted({ quote }: { quote: OfferedEnd }) {
  return (
    <Card kind="tile">
      {quote.reason === "bereavement" && <p>{words.sorry}</p>}
      <p class="end-told">{quote.told}</p>
      <Facts facts={factsOf(quote)} />
      {quote.withdraws !== null && (
        <p class="quiet">{words.withdraws(quote.withdraws.plan_name ?? quote.withdraws.number)}</p>
      )}
      <h2 class="tile-title">{words.final}</h2>
      <Listed of={quote.final_bill} />
    </Card>
  );
}

function factsOf(quote: OfferedEnd): (Fact | null)[] {
  const { early_total: costs, paid_back: back, equipment } = quote;
  return [
    { term: words.ends, is: quote.ends_on.display },
    { term: words.costs, is: costs.minor > 0 ? costs.display : words.nothing },
    ...quote.early.map(({ text, amount }) => ({ term: text, is: amount.display })),
    costs.minor > 0 ? { term: words.free, is: quote.free_on.display } : null,
    back.minor > 0 ? { term: words.back, is: back.display } : null,
    equipment.length > 0 ? { term: words.equipment, is: equipment.join(", ") } : null,
  ];
}
