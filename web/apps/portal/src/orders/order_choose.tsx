/** What to order, and for which service. */

import type { Customer, NewOrder, OrderQuote, Thing } from "@selfcare/client";
import { Button, Card, Choices, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import { type OwnService, PickService, type ServiceKind, servicesOf, usePicked } from "../care/services";
import { Refused } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { orderTexts } from "./texts_orders";

const words = orderTexts.form;
/** What a thing is of use to, by what the list calls it. */
const FITS: Record<string, readonly ServiceKind[]> = {
  ...{ router: ["broadband"], mesh: ["broadband"], tv_box: ["tv"] },
  ...{ sim: ["mobile"], esim: ["mobile"] },
};

interface Props {
  items: readonly Thing[];
  customer: Customer;
  query: URLSearchParams;
  isStale: boolean;
  onQuote: (quote: OrderQuote) => void;
}

export function OrderChoose({ items, customer, query, isStale, onQuote }: Props) {
  const { who, api } = usePortal();
  const fitting = items.filter(({ kind }) => servicesOf(customer, ...(FITS[kind] ?? [])).length > 0);
  const asked = fitting.find(({ kind }) => kind === query.get("kind"));
  const [code, setCode] = useState<string | null>(asked?.code ?? null);
  const thing = fitting.find((one) => one.code === code);
  const picked = usePicked(
    servicesOf(customer, ...(FITS[thing?.kind ?? ""] ?? [])),
    `ordered ${thing?.kind}`,
    query.get("service"),
  );
  const attempt = useAttempt(whyNotDone);
  const submit = (event: Event) => {
    event.preventDefault();
    const { service } = picked;
    if (thing === undefined || service === null) return attempt.refuse(words.missing);
    void attempt.run(async () => {
      onQuote(await who.guarded(() => api.quoteOrder(orderOf(thing, service), crypto.randomUUID())));
    });
  };
  if (fitting.length === 0) return <p>{words.noService}</p>;
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        <Choices
          name="thing"
          legend={words.which}
          choices={fitting.map((one) => ({
            ...{ value: one.code, label: one.name, aside: priceOf(one) },
            hint: words.comes(one.comes_on.display),
          }))}
          chosen={code}
          onChoose={setCode}
        />
        {thing !== undefined && <PickService picked={picked} legend={words.service} />}
      </Card>
      <Refused why={attempt.error} />
      <Button kind="main" type="submit" inert={attempt.busy || isStale}>
        {words.go}
      </Button>
    </form>
  );
}

function orderOf({ kind, code }: Thing, service: OwnService): NewOrder {
  if (kind === "sim") return { kind: "sim", form: "physical", service_id: service.id };
  if (kind === "esim") return { kind: "sim", form: "esim", service_id: service.id };
  return { kind: "equipment", code, service_id: service.id };
}

function priceOf({ price, monthly }: Thing): string {
  const parts = [
    price.minor > 0 ? words.once(price.display) : null,
    monthly.minor > 0 ? words.monthly(monthly.display) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? words.free : parts.join(", ");
}
