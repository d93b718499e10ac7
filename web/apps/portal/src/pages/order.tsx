/** One order: how far it is, when it comes, what the customer has to do for it, and cancelling it. */

import type { Order, Problem } from "@selfcare/client";
import { AsOf, Bones, Button, Card, Empty, Facts, PageHeading, State } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo, Steps } from "../care/care_parts";
import { isNotThere } from "../care/care_refusals";
import { ConfirmSheet } from "../deeds/confirm_sheet";
import { useAbout } from "../dock/about";
import { Go } from "../link";
import { isUnderWay, stateOf } from "../orders/order_state";
import { orderTexts } from "../orders/texts_orders";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { texts } from "../texts";

const words = orderTexts.one;

export default function OrderPage({ named }: PageProps) {
  const id = named.id ?? "";
  const found = useResource(`order ${id}`, (api, stop) => api.order(id, stop));
  const order = found.value;
  useAbout(order && { title: words.about.title(order.number), words: words.about.words(order.number) });
  const refused = (problem: Problem) => {
    if (problem.is("not-account-holder")) return <Empty title={orderTexts.notHolder} />;
    return isNotThere(problem) ? <Empty title={words.notThereHelp} /> : null;
  };
  const isThere = order !== null || found.error === null;
  return (
    <div class="narrow">
      <PageHeading
        title={order?.title ?? (isThere ? orderTexts.tab : words.notThere)}
        tab={order ? words.tab(order.number) : orderTexts.tab}
        above={<BackTo to="/orders" title={orderTexts.tab} />}
      />
      <Part
        of={found}
        what={orderTexts.loadOne}
        shape={<Bones lines={["half", "long", "long"]} />}
        {...{ refused }}
      >
        {(value, isStale) => <Whole order={value} isStale={isStale} again={found.again} />}
      </Part>
    </div>
  );
}

function Whole({ order, isStale, again }: { order: Order; isStale: boolean; again: () => void }) {
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{orderTexts.number(order.number)}</h2>
        <State {...stateOf(order)} />
      </header>
      <p role="status">{order.status}</p>
      {order.taken_back_at && <p>{words.back(order.taken_back_at)}</p>}
      <Steps steps={order.steps} />
      <Facts facts={factsOf(order)} />
      {!isStale && <AsOf words={texts.states.asOf(order.as_of)} isStale={false} />}
      {!isStale && isUnderWay(order) && <Acts order={order} again={again} />}
    </Card>
  );
}

function factsOf(order: Order) {
  const { expected_on: expected, promised_on: promised, ended_on: ended } = order;
  return [
    expected && !ended ? { term: words.expected, is: expected.display } : null,
    promised && promised.iso !== expected?.iso ? { term: words.promised, is: promised.display } : null,
    order.carrier ? { term: words.carrier, is: order.carrier } : null,
    order.tracking_reference ? { term: words.tracking, is: order.tracking_reference } : null,
    order.address ? { term: words.to, is: order.address } : null,
    { term: words.placed, is: order.placed_on.display },
    ended ? { term: words.ended, is: ended.display } : null,
  ];
}

function Acts({ order, again }: { order: Order; again: () => void }) {
  const { api, library } = usePortal();
  const [isOpen, setOpen] = useState(false);
  const { cancel } = orderTexts;
  const done = () => {
    setOpen(false);
    again();
    library.refresh();
  };
  return (
    <div class="acts">
      {order.needs_visit && (
        <Go to={`/help/visits/new?order=${order.id}`} kind="button main">
          {words.visit}
        </Go>
      )}
      {order.sim_id && (
        <Go to={`/help/sim?service=${order.service_id ?? ""}&sim=${order.sim_id}`} kind="button main">
          {words.sim}
        </Go>
      )}
      {order.can_be_cancelled && <Button onPress={() => setOpen(true)}>{cancel.open}</Button>}
      {isOpen && (
        <ConfirmSheet
          id="cancel-order"
          title={cancel.title}
          why={cancel.why(order.title)}
          deed={cancel.go}
          run={(once) => api.cancelOrder(order.id, once)}
          onDone={done}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
