/** Pay: what leaves the account, and when. One column: choose, check, pay, receipt. */

import type { Balance, Problem } from "@selfcare/client";
import { Bones, Card, Empty, Failed, PageHeading, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { noBill } from "../home/home_bill";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { PayChoose } from "../pay/pay_choose";
import { PayPaid } from "../pay/pay_paid";
import { PayReview } from "../pay/pay_review";
import { PayUnknown } from "../pay/pay_unknown";
import { Paying } from "../pay/paying";
import { payTexts as words } from "../pay/texts_pay";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { holds, useBalance, useMethods } from "../reading/read";
import { texts } from "../texts";

export default function Pay({ customer, query }: PageProps) {
  const portal = usePortal();
  const [paying] = useState(
    () =>
      new Paying(portal.api, {
        guarded: (request) => portal.who.guarded(request),
        done: () => portal.library.refresh(),
      }),
  );
  const balance = useBalance();
  const methods = useMethods();
  const { step } = useStore(paying.deed);
  useEffect(() => {
    if (query.get("amount") === "overdue") paying.choose({ share: "overdue" });
    return () => paying.deed.stop();
  }, [paying]);
  const refused = (problem: Problem) => noBill(problem, balance.value, holds(customer));
  return (
    <div class="narrow">
      <PageHeading title={titleOf(balance.value, step)} tab={words.tab} />
      {step === "choose" && (
        <Part
          of={balance}
          what={words.balance}
          shape={<Bones lines={["half", "long", "long"]} />}
          {...{ refused }}
        >
          {(value) =>
            value.is_stale ? (
              <BillingAway balance={value} onAgain={balance.again} />
            ) : value.owed.minor > 0 ? (
              <PayChoose {...{ paying, methods }} balance={value} />
            ) : (
              <Nothing balance={value} />
            )
          }
        </Part>
      )}
      {(step === "review" || step === "doing") && <PayReview deed={paying.deed} />}
      {(step === "unknown" || step === "broken") && <PayUnknown deed={paying.deed} />}
      {step === "done" && <PayPaid deed={paying.deed} />}
    </div>
  );
}

function titleOf(balance: Balance | null, step: string): string {
  if (step === "review" || step === "doing") return words.check;
  if (step === "done") return words.receipt;
  if (step === "unknown" || step === "broken") return words.unknown;
  if (balance === null) return words.title;
  return balance.owed.minor > 0 ? words.titleOwed(balance.owed.display) : words.nothing;
}

function BillingAway({ balance: { as_of: asOf }, onAgain }: { balance: Balance; onAgain: () => void }) {
  const { failed, stale } = texts.states;
  return <Failed what={words.billingAway} why={stale(asOf)} again={failed.again} {...{ onAgain }} />;
}

function Nothing({ balance: { next_bill_on: next } }: { balance: Balance }) {
  return (
    <Card kind="tile">
      <Empty title={next === null ? words.nothingYet : words.nothingHelp(next.display)}>
        <Go to="/bills" kind="button">
          {words.toBills}
        </Go>
      </Empty>
    </Card>
  );
}
