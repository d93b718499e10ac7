/** Ordering: equipment or a SIM, what it means, and only then that it is ordered. */

import type { OrderQuote, OrderReceipt } from "@selfcare/client";
import { Bones, Card, Empty, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo, Done } from "../care/care_parts";
import { Go } from "../link";
import { OrderCheck } from "../orders/order_check";
import { OrderChoose } from "../orders/order_choose";
import { orderTexts } from "../orders/texts_orders";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { holds } from "../reading/read";
import { useResource } from "../reading/use_resource";

const words = orderTexts.form;

export default function NewOrder({ customer, query }: PageProps) {
  const { library } = usePortal();
  const things = useResource("equipment", (api, stop) => api.equipment(stop));
  const [quote, setQuote] = useState<OrderQuote | null>(null);
  const [receipt, setReceipt] = useState<OrderReceipt | null>(null);
  const done = (made: OrderReceipt) => {
    setReceipt(made);
    library.refresh();
  };
  const title = receipt ? words.done(receipt.order.number) : quote ? words.check : words.title;
  return (
    <div class="narrow">
      <PageHeading {...{ title }} tab={words.tab} above={<BackTo to="/orders" title={orderTexts.tab} />} />
      {!holds(customer) && <Empty title={orderTexts.notHolder} />}
      {receipt !== null && <Ordered receipt={receipt} />}
      {receipt === null && quote !== null && (
        <OrderCheck quote={quote} onBack={() => setQuote(null)} onDone={done} />
      )}
      {/* What was chosen stays while it is checked. */}
      <div hidden={receipt !== null || quote !== null || !holds(customer)}>
        <Part of={things} what={words.load} shape={<Bones lines={["half", "long", "long"]} />}>
          {({ items }, isStale) =>
            items.length === 0 ? (
              <Card kind="tile">
                <Empty title={words.empty} />
              </Card>
            ) : (
              <OrderChoose {...{ items, customer, query, isStale }} onQuote={setQuote} />
            )
          }
        </Part>
      </div>
    </div>
  );
}

function Ordered({ receipt: { order, what_next: next } }: { receipt: OrderReceipt }) {
  return (
    <Done title={words.done(order.number)}>
      <p>{next}</p>
      <div class="acts">
        <Go to={`/orders/${order.id}`} kind="button main">
          {words.see}
        </Go>
      </div>
    </Done>
  );
}
