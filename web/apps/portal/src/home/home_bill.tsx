/** The bill at a glance: how it stands, how much, until when, and whether it pays itself. */

import type { Balance, CurrentBill, Problem } from "@selfcare/client";
import { Bones, Card, Empty } from "@selfcare/ui";
import { BillStateWord } from "../bills/bill_state";
import { changeOf, howPaid } from "../bills/bill_words";
import { billTexts } from "../bills/texts_bills";
import { Go } from "../link";
import { Age } from "../reading/age";
import { Part } from "../reading/part";
import type { Resource } from "../reading/use_resource";
import { homeTexts } from "./texts_home";

const words = homeTexts.bill;

interface Props {
  bill: Resource<CurrentBill>;
  balance: Resource<Balance>;
  isHolder: boolean;
}

export function BillTile({ bill, balance, isHolder }: Props) {
  const shape = <Bones lines={["short", "amount", "half"]} />;
  const refused = (problem: Problem) => noBill(problem, balance.value, isHolder);
  return (
    <Card kind="tile bill-tile">
      <Part of={bill} what={billTexts.yourBill} {...{ shape, refused }}>
        {(value, isStale) => <Shown bill={value} isStale={isStale} />}
      </Part>
    </Card>
  );
}

function Shown({ bill, isStale }: { bill: CurrentBill; isStale: boolean }) {
  const isPaid = bill.outstanding.minor <= 0;
  return (
    <>
      <header class="tile-top">
        <h2>{words.title(bill.period.name)}</h2>
        <BillStateWord state={bill.state} />
      </header>
      <p class="amount number">{isPaid ? bill.total.display : bill.outstanding.display}</p>
      <p class="tile-line">{howPaid(bill)}</p>
      {changeOf(bill) !== null && <p class="tile-line quiet">{changeOf(bill)}</p>}
      <Age of={bill} {...{ isStale }} />
      <div class="acts">
        {!isPaid && !bill.autopay.on && !isStale && !bill.is_stale && (
          <Go to="/pay" kind="button main">
            {homeTexts.pay((bill.earlier?.owed ?? bill.outstanding).display)}
          </Go>
        )}
        <Go to={`/bills/${bill.id}`} kind="button">
          {words.see}
        </Go>
      </div>
    </>
  );
}

/** Nothing yet, nothing ever, and not yours to see are three answers. */
export function noBill(problem: Problem, balance: Balance | null, isHolder: boolean) {
  if (problem.is("not-account-holder") || !isHolder) return <Empty title={words.notHolder} />;
  if (!problem.is("no-bill")) return null;
  const credit = balance?.credit;
  if (credit) return <Credit display={credit.display} />;
  const next = problem.facts.next_bill_on as { display: string } | null | undefined;
  return <Empty title={words.none}>{next && <p>{words.first(next.display)}</p>}</Empty>;
}

function Credit({ display }: { display: string }) {
  return (
    <>
      <header class="tile-top">
        <h2>{words.credit}</h2>
      </header>
      <p class="amount number">{display}</p>
      <p class="tile-line">{words.prepaid}</p>
      <div class="acts">
        <Go to="/usage/add" kind="button main">
          {words.topUp}
        </Go>
      </div>
    </>
  );
}
