/** The first step of paying: how much, and from which card. */

import type { Balance, Method, Methods } from "@selfcare/client";
import { Bones, Button, Card, Choices, Field, Icon, money, readAmount, useStore } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Go } from "../link";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import type { Resource } from "../reading/use_resource";
import { NewCard } from "./new_card";
import type { Entries, Paying, PayRefusal, Share } from "./paying";
import { payTexts as words } from "./texts_pay";

interface Props {
  paying: Paying;
  balance: Balance;
  methods: Resource<Methods>;
}

interface Faults {
  other: string | null;
  method: string | null;
}

export function PayChoose({ paying, balance, methods }: Props) {
  const entries = useStore(paying);
  const { refusal, busy } = useStore(paying.deed);
  const { brand } = useStore(usePortal());
  const { isAway } = useStore(usePortal().connection);
  const [faults, setFaults] = useState<Faults>({ other: null, method: null });
  const formats = brand ?? { locale: "en-GB", timezone: "UTC" };
  const minor = amountOf(entries, balance, (typed) => readAmount(typed, balance.owed.currency, formats));
  const submit = (event: Event) => {
    event.preventDefault();
    const found = {
      other: faultOf(entries, minor, balance),
      method: entries.method === null ? words.methodMissing : null,
    };
    setFaults(found);
    if (found.other !== null || found.method !== null || isAway) return;
    void paying.review(entries.share === "other" ? { amount_minor: minor ?? 0 } : entries.share);
  };
  const shown =
    minor === null || minor === 0 ? balance.owed.display : money(minor, balance.owed.currency, formats);
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Refusal refusal={refusal} />
      <Card kind="tile">
        <HowMuch {...{ paying, balance, entries }} fault={faults.other} />
      </Card>
      <Card kind="tile">
        <FromWhich {...{ paying, methods, entries }} fault={faults.method} />
      </Card>
      {isAway && <p class="quiet">{words.away}</p>}
      <Button kind="main" type="submit" inert={busy || isAway}>
        {words.go(shown)}
      </Button>
    </form>
  );
}

type ReadAmount = (typed: string) => number | null;

function amountOf({ share, other }: Entries, { owed, overdue }: Balance, read: ReadAmount): number | null {
  if (share === "other") return read(other);
  return share === "overdue" && overdue ? overdue.amount.minor : owed.minor;
}

function faultOf({ share, other }: Entries, minor: number | null, { owed }: Balance): string | null {
  if (share !== "other") return null;
  if (other.trim() === "") return words.otherMissing;
  if (minor === null || minor === 0) return words.otherNone;
  return minor > owed.minor ? words.otherMore(owed.display) : null;
}

/** Above all: what was refused, why, and that nothing was taken. */
function Refusal({ refusal }: { refusal: PayRefusal | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== null) box.current?.focus();
  }, [refusal]);
  if (refusal === null) return null;
  return (
    <div ref={box} class="refusal" role="alert" tabIndex={-1}>
      <p class="failed-what">
        <Icon name="bad" />
        {refusal.what}
      </p>
      {refusal.why !== null && <p>{refusal.why}</p>}
      {refusal.isDecline && (
        <>
          <p>{words.declinedNext}</p>
          <Go to="/pay/later" kind="button">
            {words.later}
          </Go>
        </>
      )}
    </div>
  );
}

interface PartProps {
  paying: Paying;
  entries: Entries;
  fault: string | null;
}

function HowMuch({ paying, balance: { owed, overdue }, entries, fault }: PartProps & { balance: Balance }) {
  const hasOverdue = overdue !== null && overdue.amount.minor < owed.minor;
  const choices = [
    { value: "full", label: words.full, aside: owed.display },
    ...(hasOverdue ? [{ value: "overdue", label: words.overdue, aside: overdue.amount.display }] : []),
    { value: "other", label: words.other },
  ];
  return (
    <>
      <Choices
        name="amount"
        legend={words.amount}
        chosen={entries.share === "overdue" && !hasOverdue ? "full" : entries.share}
        onChoose={(value) => paying.choose({ share: value as Share })}
        {...{ choices }}
      />
      {entries.share === "other" && (
        <Field
          {...{ id: "other", label: words.otherLabel(owed.currency), error: fault, value: entries.other }}
          {...{ inputMode: "decimal", autocomplete: "off", class: "number" }}
          onWrite={(other) => paying.choose({ other })}
        />
      )}
    </>
  );
}

function FromWhich({ paying, methods, entries, fault }: PartProps & { methods: Resource<Methods> }) {
  return (
    <Part of={methods} what={words.cards} shape={<Bones lines={["half", "long"]} />}>
      {({ items }) => <Cards {...{ paying, entries, fault }} again={methods.again} items={items} />}
    </Part>
  );
}

function Cards({
  paying,
  entries,
  fault,
  items,
  again,
}: PartProps & { items: readonly Method[]; again: () => void }) {
  const good = items.filter(({ state: is }) => is !== "expired");
  const first = (good.find(({ is_autopay }) => is_autopay) ?? good[0])?.id ?? null;
  useEffect(() => {
    if (!good.some(({ id }) => id === entries.method)) paying.choose({ method: first });
  }, [first]);
  return (
    <>
      {good.length > 0 && (
        <Choices
          name="method"
          legend={words.method}
          choices={good.map((method) => ({ value: method.id, label: method.label, hint: hintOf(method) }))}
          chosen={entries.method}
          error={fault}
          onChoose={(method) => paying.choose({ method })}
        />
      )}
      <NewCard known={items} onSaved={again} onChoose={(method) => paying.choose({ method })} />
      {good.length === 0 && fault !== null && <p class="error">{fault}</p>}
    </>
  );
}

function hintOf({ expires, state, is_autopay }: Method): string {
  const until = expires && (state === "expires_soon" ? words.expiresSoon(expires) : words.expires(expires));
  return [until, is_autopay && words.automatic].filter(Boolean).join(" · ");
}
