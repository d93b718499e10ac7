/** What adding or removing an add-on would mean, and what was done. */

import type { AddonQuote, AddonReceipt } from "@selfcare/client";
import { Card, Facts, State } from "@selfcare/ui";
import { deedTexts } from "../deeds/texts_deed";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { planTexts } from "./texts_plan";

const words = planTexts.addonPage;

export function AddonQuoted({ quote }: { quote: AddonQuote }) {
  const isMonthly = quote.addon.days === null;
  return (
    <Card kind="tile">
      <p class="quiet">{`${quote.addon.name}, ${quote.service.label}`}</p>
      {quote.action === "add" && <p class="amount number">{quote.price.display}</p>}
      <p>{quote.told}</p>
      <Facts
        facts={[
          isMonthly ? { term: words.monthly, is: quote.monthly.display } : null,
          quote.action === "add" ? { term: words.starts, is: quote.starts_on.display } : null,
          { term: words.ends, is: quote.ends_on?.display ?? words.goesOn },
          quote.charged_on && { term: words.charged, is: quote.charged_on.display },
          { term: words.undo, is: undoOf(quote) },
        ]}
      />
    </Card>
  );
}

function undoOf({ action, addon, ends_on }: AddonQuote): string {
  if (action === "remove") return words.undoRemove(ends_on?.display ?? "");
  return addon.days === null ? words.undoAdd : words.undoPass;
}

export function AddonDone({ receipt, line }: { receipt: AddonReceipt; line: Line }) {
  return (
    <Card kind="tile receipt">
      <State tone="good" icon="check" word={words.done[receipt.action]} />
      <p class="receipt-title">{receipt.name}</p>
      <p role="status">{receipt.told}</p>
      <Facts
        facts={[
          receipt.ends_on && { term: words.ends, is: receipt.ends_on.display },
          { term: deedTexts.number, is: receipt.number },
        ]}
      />
      <div class="acts">
        <Go to={`/plan?line=${line.id}`} kind="button main">
          {words.back}
        </Go>
      </div>
    </Card>
  );
}
