/** How much to add, and, where it is paid at once, from which card. */

import type { Method, TopUpReceipt, TopUps } from "@selfcare/client";
import { AsOf, Bones, Button, Card, Choices, Empty, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Deed } from "../deeds/deed";
import { NewCard } from "../pay/new_card";
import { payTexts } from "../pay/texts_pay";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import { Part } from "../reading/part";
import { useMethods } from "../reading/read";
import { texts } from "../texts";
import { usageTexts } from "./texts_usage";
import type { OfferedTopUp } from "./top_up_said";

const words = usageTexts.topUps;

interface Props {
  line: Line;
  topUps: TopUps;
  deed: Deed<OfferedTopUp, TopUpReceipt>;
  isStale: boolean;
}

export function TopUpChoose({ line, topUps, deed, isStale }: Props) {
  const { api } = usePortal();
  const { busy } = useStore(deed);
  const [code, setCode] = useState<string | null>(null);
  const [method, setMethod] = useState<Method | null>(null);
  const [isTried, setTried] = useState(false);
  const offer = topUps.offers.find((one) => one.code === code);
  const isCardMissing = topUps.paid_by === "method" && method === null;
  if (topUps.offers.length === 0) return <Empty title={topUps.fact} />;
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (offer === undefined || isCardMissing || isStale) return;
    const body = { service_id: line.id, code: offer.code, method_id: method?.id ?? null };
    void deed.offer(async () => ({
      ...(await api.quoteTopUp(body, crypto.randomUUID())),
      from: method?.label ?? null,
    }));
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        <Offers
          {...{ topUps, code }}
          fault={isTried && offer === undefined ? words.missing : null}
          onChoose={setCode}
        />
        <p class="quiet">{topUps.fact}</p>
        {!isStale && <AsOf words={texts.states.asOf(topUps.as_of)} isStale={false} />}
      </Card>
      {topUps.paid_by === "method" && (
        <FromWhich
          {...{ method }}
          fault={isTried && isCardMissing ? payTexts.methodMissing : null}
          onChoose={setMethod}
        />
      )}
      <Button kind="main" type="submit" inert={busy || isStale}>
        {offer === undefined ? words.goNone : words.go(offer.price.display)}
      </Button>
    </form>
  );
}

interface OffersProps {
  topUps: TopUps;
  code: string | null;
  fault: string | null;
  onChoose: (code: string) => void;
}

function Offers({ topUps, code, fault, onChoose }: OffersProps) {
  const choices = topUps.offers.map((one) => ({
    value: one.code,
    label: one.title,
    hint: one.valid_until === null ? words.staysUntilUsed : words.until(one.valid_until.display),
    aside: one.price.display,
  }));
  return <Choices name="offer" legend={words.which} chosen={code} error={fault} {...{ choices, onChoose }} />;
}

interface FromProps {
  method: Method | null;
  fault: string | null;
  onChoose: (method: Method) => void;
}

function FromWhich(props: FromProps) {
  const methods = useMethods();
  return (
    <Card kind="tile">
      <Part of={methods} what={payTexts.cards} shape={<Bones lines={["half", "long"]} />}>
        {({ items }) => <Cards items={items} again={methods.again} {...props} />}
      </Part>
    </Card>
  );
}

interface CardsProps extends FromProps {
  items: readonly Method[];
  again: () => void;
}

function Cards({ items, method, fault, again, onChoose }: CardsProps) {
  const good = items.filter(({ state }) => state !== "expired");
  const first = good.find(({ is_autopay }) => is_autopay) ?? good[0];
  const choose = (chosen: string) => {
    const found = items.find(({ id }) => id === chosen);
    if (found !== undefined) onChoose(found);
  };
  useEffect(() => {
    if (method === null && first !== undefined) onChoose(first);
  }, [first?.id]);
  return (
    <>
      {fault !== null && <p class="error">{fault}</p>}
      {good.length > 0 && (
        <Choices
          name="method"
          legend={payTexts.method}
          choices={good.map(({ id, label }) => ({ value: id, label }))}
          chosen={method?.id ?? null}
          onChoose={choose}
        />
      )}
      <NewCard known={items} onSaved={again} onChoose={choose} />
    </>
  );
}
