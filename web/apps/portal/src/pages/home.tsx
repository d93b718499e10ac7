/** Home: is anything wrong, what do I owe, what have I left. */

import { Problem } from "@selfcare/client";
import { Bones, Card, PageHeading } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { attention, type Known } from "../home/attention";
import { AttentionList } from "../home/home_attention";
import { BillTile } from "../home/home_bill";
import { ServicesTile } from "../home/home_services";
import { UsageTile } from "../home/home_usage";
import { homeTexts as words } from "../home/texts_home";
import type { PageProps } from "../pages";
import { holds, useBalance, useCurrentBill, useLines, useOutages, usePayments } from "../reading/read";
import { type Resource, useResource } from "../reading/use_resource";

const LATE_MS = 3_000;

export default function Home({ customer }: PageProps) {
  const read = {
    balance: useBalance(),
    bill: useCurrentBill(),
    payments: usePayments(),
    outages: useOutages(),
    visits: useResource("visits", (api, stop) => api.visits(stop)),
    orders: useResource("orders", (api, stop) => api.orders(stop)),
    usage: useLines(customer),
  };
  const known: Known = {
    customer,
    balance: read.balance.value,
    bill: read.bill.value,
    payments: read.payments.value,
    outages: read.outages.value,
    visits: read.visits.value,
    orders: read.orders.value,
    lines: read.usage.value?.lines ?? null,
    mayPay: ![read.balance, read.bill].some(({ value, error }) => value?.is_stale || (value && error)),
  };
  const items = attention(known, Date.now());
  const all: readonly Resource<unknown>[] = Object.values(read);
  const isWhole = all.every((one) => one.value !== null || one.error !== null);
  const isPartial = all.some((one) => one.error !== null && !isAnswer(one.error));
  const count = items.length > 0 || (isWhole && !isPartial) ? items.length : null;
  const isLate = useLate();
  if (!isWhole && !isLate) return <Shape name={customer.given_name} />;
  return (
    <div class="home">
      <PageHeading title={words.title(customer.given_name, isWhole ? count : null)} tab={words.tab}>
        {isWhole && isPartial && <p class="lead-in">{words.notAll}</p>}
      </PageHeading>
      <AttentionList items={isWhole ? items : []} />
      <div class="tiles">
        <BillTile bill={read.bill} balance={read.balance} isHolder={holds(customer)} />
        <UsageTile usage={read.usage} />
        <ServicesTile customer={customer} outages={read.outages} />
      </div>
    </div>
  );
}

/** All at once, so that nothing jumps under a finger. */
function Shape({ name }: { name: string }) {
  return (
    <div class="home" aria-busy="true">
      <PageHeading title={words.title(name, null)} tab={words.tab} />
      <Card kind="tile">
        <Bones lines={["short", "amount", "half", "long"]} />
      </Card>
    </div>
  );
}

/** Longer nobody waits for the slowest: what is there is shown, and the rest as it comes. */
function useLate(): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLate;
}

/** "There is none" and "not yours to see" are answers too. */
const isAnswer = (error: unknown) => error instanceof Problem && error.status < 500;
