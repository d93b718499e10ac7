/** Orders: where each is and when it comes, those under way first. */

import type { Order } from "@selfcare/client";
import { Bones, Card, Empty, Icon, PageHeading, State } from "@selfcare/ui";
import { BackTo } from "../care_parts";
import { Go } from "../link";
import { isUnderWay, stateOf } from "../order_state";
import type { PageProps } from "../pages";
import { Part } from "../part";
import { holds } from "../read";
import { useOrders } from "../read_care";
import { orderTexts as words } from "../texts_orders";

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
  return (
    <>
      {coming.length > 0 ? (
        <List title={words.open} orders={coming} />
      ) : (
        <Card kind="tile">
          <Empty title={words.noneHelp} />
        </Card>
      )}
      {over.length > 0 && <List title={words.over} orders={over} />}
    </>
  );
}

function List({ title, orders }: { title: string; orders: readonly Order[] }) {
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{title}</h2>
      </header>
      <ul class="entries">
        {orders.map((order) => (
          <li key={order.id}>
            <Go to={`/orders/${order.id}`} kind="entry">
              <span class="entry-words">
                <span class="entry-title">{order.title}</span>
                <span class="quiet">{`${order.number} · ${order.status}`}</span>
              </span>
              <State {...stateOf(order)} />
              <Icon name="next" />
            </Go>
          </li>
        ))}
      </ul>
    </Card>
  );
}
