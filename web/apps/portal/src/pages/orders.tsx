/** Orders: where each is and when it comes, those under way first. */

import type { Order } from "@selfcare/client";
import { Bones, Empty, PageHeading } from "@selfcare/ui";
import { BackTo } from "../care/care_parts";
import { useOrders } from "../care/read_care";
import { Go } from "../link";
import { type Entry, OpenAndOver } from "../open_and_over";
import { isUnderWay, stateOf } from "../orders/order_state";
import { orderTexts as words } from "../orders/texts_orders";
import type { PageProps } from "../pages";
import { Part } from "../reading/part";
import { holds } from "../reading/read";

export default function Orders({ customer }: PageProps) {
  const orders = useOrders();
  const isHolder = holds(customer);
  return (
    <>
      <PageHeading title={isHolder ? titleOf(orders.value) : words.tab} tab={words.tab} above={<BackTo />} />
      <div class="help-page">
        {isHolder ? (
          <>
            <Part of={orders} what={words.load} shape={<Bones lines={["half", "long", "long"]} />}>
              {(all) => <Lists orders={all} />}
            </Part>
            <div class="acts">
              <Go to="/orders/new" kind="button main">
                {words.new}
              </Go>
            </div>
          </>
        ) : (
          <Empty title={words.notHolder} />
        )}
      </div>
    </>
  );
}

function titleOf(orders: readonly Order[] | null): string {
  if (orders === null) return words.tab;
  const coming = orders.filter(isUnderWay);
  const [next] = coming;
  if (next === undefined) return words.title.none;
  return coming.length === 1 && next.expected_on
    ? words.title.next(next.title, next.expected_on.display)
    : words.title.count(coming.length);
}

function Lists({ orders }: { orders: readonly Order[] }) {
  const coming = orders.filter(isUnderWay);
  const over = orders.filter((one) => !isUnderWay(one));
  return <OpenAndOver open={coming.map(entryOf)} over={over.map(entryOf)} words={words} />;
}

const entryOf = (order: Order): Entry => ({
  to: `/orders/${order.id}`,
  title: order.title,
  aside: `${order.number} · ${order.status}`,
  state: stateOf(order),
});
