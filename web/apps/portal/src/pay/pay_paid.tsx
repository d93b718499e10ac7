/** The receipt. */

import { Card, Facts, State, useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { Go } from "../link";
import type { PayDeed } from "./paying";
import { payTexts as words } from "./texts_pay";

export function PayPaid({ deed }: { deed: PayDeed }) {
  const { receipt } = useStore(deed);
  useEffect(() => {
    document.querySelector<HTMLElement>("#page h1")?.focus();
  }, []);
  if (receipt === null) return null;
  const facts = [
    receipt.method ? { term: words.from, is: receipt.method } : null,
    { term: words.at, is: `${receipt.day.display}, ${receipt.at}` },
    { term: words.number, is: receipt.number },
    { term: words.owed, is: receipt.left.minor > 0 ? receipt.left.display : words.none },
  ];
  return (
    <Card kind="tile receipt">
      <State tone="good" icon="check" word={receipt.told} />
      <p class="amount number">{receipt.amount.display}</p>
      <p role="status">{words.paid(receipt.amount.display)}</p>
      <Facts facts={facts} />
      {receipt.next_step && <p>{receipt.next_step}</p>}
      <div class="acts">
        <Go to="/" kind="button main">
          {words.done}
        </Go>
        <Go to="/bills" kind="button">
          {words.toBills}
        </Go>
      </div>
    </Card>
  );
}
