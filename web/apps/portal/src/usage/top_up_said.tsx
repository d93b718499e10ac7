/** What would be added, and what was. */

import type { TopUpQuote, TopUpReceipt } from "@selfcare/client";
import { Card, Facts, State } from "@selfcare/ui";
import { deedTexts } from "../deeds/texts_deed";
import { Go } from "../link";
import { payTexts } from "../pay/texts_pay";
import type { Line } from "../reading/lines";
import { usageTexts } from "./texts_usage";

const words = usageTexts.topUps;

export interface OfferedTopUp extends TopUpQuote {
  /** The card that is charged; null where it goes on the bill. */
  from: string | null;
}

export const priceOf = ({ now, on_bill }: TopUpQuote): string => (now.minor > 0 ? now : on_bill).display;

export function TopUpQuoted({ quote }: { quote: OfferedTopUp }) {
  return (
    <Card kind="tile">
      <p class="quiet">{quote.service.label}</p>
      <p class="amount number">{priceOf(quote)}</p>
      <p>{quote.fact}</p>
      <Facts
        facts={[
          { term: words.gives, is: quote.title },
          { term: words.payNow, is: quote.now.minor > 0 ? quote.now.display : deedTexts.nothing },
          quote.from === null ? null : { term: payTexts.from, is: quote.from },
          quote.on_bill.minor > 0 ? { term: words.onBill, is: quote.on_bill.display } : null,
          {
            term: deedTexts.monthly,
            is: quote.monthly.minor > 0 ? quote.monthly.display : deedTexts.nothing,
          },
          quote.valid_until && { term: deedTexts.until, is: quote.valid_until.display },
          quote.billed_on && { term: words.billed, is: quote.billed_on.display },
        ]}
      />
    </Card>
  );
}

export function TopUpDone({ receipt, line }: { receipt: TopUpReceipt; line: Line }) {
  return (
    <Card kind="tile receipt">
      <State tone="good" icon="check" word={words.done} />
      <p class="receipt-title">{receipt.title}</p>
      <p role="status">{receipt.fact}</p>
      <Facts
        facts={[
          { term: words.line, is: receipt.service.label },
          { term: words.price, is: receipt.price.display },
          receipt.payment_number ? { term: words.payment, is: receipt.payment_number } : null,
          receipt.valid_until && { term: deedTexts.until, is: receipt.valid_until.display },
          { term: deedTexts.number, is: receipt.number },
        ]}
      />
      <div class="acts">
        <Go to={`/usage?line=${line.id}`} kind="button main">
          {words.toUsage}
        </Go>
      </div>
    </Card>
  );
}
