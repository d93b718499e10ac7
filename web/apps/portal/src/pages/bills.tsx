/** Bills: what is due, when, and whether it pays itself; a year at a glance; all of them. */

import type { Balance, CurrentBill, Problem } from "@selfcare/client";
import { Bones, Card, Icon, PageHeading } from "@selfcare/ui";
import { BillStateWord } from "../bills/bill_state";
import { changeOf, howPaid } from "../bills/bill_words";
import { BillChart } from "../bills/bills_chart";
import { BillList } from "../bills/bills_list";
import { PaymentsList } from "../bills/payments_list";
import { billTexts as words } from "../bills/texts_bills";
import { noBill } from "../home/home_bill";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { Age } from "../reading/age";
import { Part } from "../reading/part";
import { holds, useBalance, useBills, useCurrentBill } from "../reading/read";
import type { Resource } from "../reading/use_resource";

export default function Bills({ customer }: PageProps) {
  const balance = useBalance();
  const bill = useCurrentBill();
  const bills = useBills();
  const refused = (problem: Problem) => noBill(problem, balance.value, holds(customer));
  const nothing = (problem: Problem) => (problem.status < 500 ? "" : null);
  return (
    <>
      <PageHeading title={titleOf(balance.value)} tab={words.tab}>
        {balance.value !== null && <Beside balance={balance.value} />}
      </PageHeading>
      <div class="bills">
        <Card kind="tile">
          <Part
            of={bill}
            what={words.yourBill}
            shape={<Bones lines={["short", "amount", "half"]} />}
            {...{ refused }}
          >
            {(value, isStale) => <Newest bill={value} {...{ balance, isStale }} />}
          </Part>
        </Card>
        <Part
          of={bills}
          what={words.yourBills}
          shape={<Bones lines={["half", "long", "long"]} />}
          refused={nothing}
        >
          {(all) => (
            <>
              {all.length > 1 && (
                <Card kind="tile">
                  <BillChart bills={all} />
                </Card>
              )}
              {all.length > 0 && <BillList bills={all} />}
            </>
          )}
        </Part>
        <PaymentsList />
      </div>
    </>
  );
}

function titleOf(balance: Balance | null): string {
  if (balance === null) return words.tab;
  if (balance.overdue) return words.title.overdue(balance.overdue.amount.display);
  return balance.owed.minor > 0 ? words.title.owed(balance.owed.display) : words.title.none;
}

function Beside({ balance }: { balance: Balance }) {
  const { held, credit, next_bill_on: next, owed } = balance;
  const said = [
    held && words.held(held.display),
    credit && next && credit.minor > 0 && words.credit(credit.display),
    owed.minor <= 0 && next && words.nextBill(next.display),
  ].filter(Boolean);
  return said.length === 0 ? null : <p class="lead-in">{said.join(" ")}</p>;
}

function Newest({
  bill,
  balance,
  isStale,
}: {
  bill: CurrentBill;
  balance: Resource<Balance>;
  isStale: boolean;
}) {
  const owed = balance.value?.owed ?? bill.outstanding;
  const isPaid = owed.minor <= 0;
  return (
    <>
      <header class="tile-top">
        <h2>{words.bill.title(bill.period.name)}</h2>
        <BillStateWord state={bill.state} />
      </header>
      <p class="amount number">
        {bill.outstanding.minor > 0 ? bill.outstanding.display : bill.total.display}
      </p>
      <p>{howPaid(bill)}</p>
      {changeOf(bill) !== null && <p class="quiet">{changeOf(bill)}</p>}
      {bill.earlier && <Earlier {...bill.earlier} />}
      <Age of={bill} {...{ isStale }} />
      <div class="acts">
        {!isPaid && !isStale && !bill.is_stale && (
          <Go to="/pay" kind={bill.autopay.on && !bill.earlier ? "button" : "button main"}>
            {words.pay(owed.display)}
          </Go>
        )}
        <Go to={`/bills/${bill.id}`} kind="button">
          {words.see}
        </Go>
      </div>
      <Ways isOwed={!isPaid} />
    </>
  );
}

function Earlier({ amount, since }: NonNullable<CurrentBill["earlier"]>) {
  return (
    <p class="error">
      <Icon name="bad" />
      {words.bill.earlier(amount.display, since.display)}
    </p>
  );
}

function Ways({ isOwed }: { isOwed: boolean }) {
  return (
    <ul class="ways">
      <li>
        <Go to="/pay/automatic">
          {words.automatic}
          <Icon name="next" />
        </Go>
      </li>
      {isOwed && (
        <li>
          <Go to="/pay/later">
            {words.later}
            <Icon name="next" />
          </Go>
        </li>
      )}
    </ul>
  );
}
