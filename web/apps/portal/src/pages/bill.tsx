/** One bill: how much, why this much, and every line of it. */

import type { Bill, Problem } from "@selfcare/client";
import { Bones, Card, Empty, Icon, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BillComparison } from "../bills/bill_comparison";
import { BillLines } from "../bills/bill_lines";
import { BillStateWord } from "../bills/bill_state";
import { changeOf, howPaid } from "../bills/bill_words";
import { DisputeSheet } from "../bills/dispute_sheet";
import { billTexts } from "../bills/texts_bills";
import { BackToBills } from "../deeds/form_parts";
import { useAbout } from "../dock/about";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Age } from "../reading/age";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";

const words = billTexts.bill;

export default function BillPage({ named }: PageProps) {
  const id = named.id ?? "";
  const bill = useResource(`bill ${id}`, (api, stop) => api.bill(id, stop));
  const month = bill.value?.full_name;
  useAbout(month === undefined ? null : { title: words.about.title(month), words: words.about.words(month) });
  const refused = (problem: Problem) =>
    problem.status === 404 || problem.status === 422 ? <Empty title={words.notThereHelp} /> : null;
  const isThere = bill.value !== null || bill.error === null;
  return (
    <>
      <PageHeading
        title={month === undefined ? (isThere ? billTexts.row.bill : words.notThere) : words.title(month)}
        tab={month === undefined ? billTexts.row.bill : words.tab(month)}
        above={<BackToBills />}
      />
      <Part
        of={bill}
        what={billTexts.yourBill}
        shape={<Bones lines={["amount", "half", "long", "long"]} />}
        {...{ refused }}
      >
        {(value, isStale) => <Whole bill={value} isStale={isStale} again={bill.again} />}
      </Part>
    </>
  );
}

function Whole({ bill, isStale, again }: { bill: Bill; isStale: boolean; again: () => void }) {
  const [disputed, setDisputed] = useState<string | null>(null);
  const line = bill.lines.find(({ id }) => id === disputed);
  return (
    <div class="bill-page">
      <Card kind="tile">
        <Head bill={bill} isStale={isStale} />
      </Card>
      {bill.previous_id && (
        <Card kind="tile">
          <BillComparison bill={bill.id} other={bill.previous_id} />
        </Card>
      )}
      <BillLines bill={bill} onDispute={isStale || bill.is_stale ? null : setDisputed} />
      {line !== undefined && (
        <DisputeSheet {...{ bill, line }} onClose={() => setDisputed(null)} onDone={again} />
      )}
    </div>
  );
}

function Head({ bill, isStale }: { bill: Bill; isStale: boolean }) {
  const isOwed = bill.outstanding.minor > 0;
  const change = changeOf(bill);
  return (
    <>
      <header class="tile-top">
        <p class="quiet">{`${bill.period.starts.display} – ${bill.period.ends.display}`}</p>
        <BillStateWord state={bill.state} />
      </header>
      <p class="amount number">{bill.total.display}</p>
      <p>{howPaid(bill)}</p>
      {isOwed && bill.outstanding.minor !== bill.total.minor && (
        <p>
          {words.outstanding} <b class="number">{bill.outstanding.display}</b>
        </p>
      )}
      {bill.held && <p class="quiet">{billTexts.held(bill.held.display)}</p>}
      <p class="quiet">{change ?? words.first}</p>
      <p class="quiet">{`${words.number} ${bill.number} · ${bill.account.label}`}</p>
      <Age of={bill} {...{ isStale }} />
      <Acts bill={bill} mayPay={isOwed && !isStale && !bill.is_stale} />
    </>
  );
}

function Acts({ bill, mayPay }: { bill: Bill; mayPay: boolean }) {
  const { api } = usePortal();
  return (
    <div class="acts">
      {mayPay && (
        <Go to="/pay" kind={bill.autopay.on ? "button" : "button main"}>
          {billTexts.pay(bill.earlier?.owed.display ?? bill.outstanding.display)}
        </Go>
      )}
      <a class="button" href={api.pdfAddress(bill.id)} download>
        <Icon name="save" />
        {words.pdf}
      </a>
    </div>
  );
}
