/** What needs the customer, most urgent first. Worked out from what was read: what could not be read is not guessed. */

import type {
  Appointment,
  Balance,
  CurrentBill,
  Customer,
  Day,
  MyOutages,
  Order,
  Payment,
  UsageLine,
} from "@selfcare/client";
import type { IconName, Tone } from "@selfcare/ui";
import { changeOf } from "../bills/bill_words";
import { homeTexts as words } from "./texts_home";

export type Deed =
  | { kind: "go"; to: string }
  | { kind: "ask"; draft: string }
  | { kind: "tell"; outage: string };

export interface Item {
  id: string;
  tone: Tone;
  icon: IconName;
  title: string;
  detail: string;
  label: string;
  deed: Deed;
}

/** Null: not known, because it is not here yet or could not be read. */
export interface Known {
  customer: Customer;
  balance: Balance | null;
  bill: CurrentBill | null;
  payments: readonly Payment[] | null;
  outages: MyOutages | null;
  visits: readonly Appointment[] | null;
  orders: readonly Order[] | null;
  lines: readonly UsageLine[] | null;
  /** False while what is owed may have changed since: there is nothing to pay by then. */
  mayPay: boolean;
}

export const MOST_ITEMS = 3;
const DAY_MS = 86_400_000;
const NEARLY_USED = 80;

export function attention(known: Known, now: number): readonly Item[] {
  const found = [barred, down, money, visits, orders, due, data, contracts].flatMap((look) =>
    look(known, now),
  );
  return found.slice(0, MOST_ITEMS);
}

const services = ({ accounts }: Customer) =>
  accounts.flatMap((account) => account.services.filter(({ state }) => state !== "ceased"));

/** Whole days from today; the api writes days as "2026-11-25". */
export function daysUntil({ iso }: Day, now: number): number {
  return Math.ceil((Date.parse(`${iso}T00:00:00Z`) - now) / DAY_MS);
}

function barred({ customer }: Known): Item[] {
  return services(customer)
    .filter(({ state }) => state === "barred")
    .map(({ id, label }) => ({
      ...{
        id: `barred ${id}`,
        tone: "warn",
        icon: "lock",
        title: words.barred(label),
        detail: words.barredWhy,
      },
      ...{ label: words.lift, deed: { kind: "go", to: `/help/sim?service=${id}` } },
    }));
}

function down({ outages }: Known): Item[] {
  const running = (outages?.services ?? []).flatMap(({ outage }) => outage ?? []);
  const once = new Map(running.map((outage) => [outage.id, outage]));
  return [...once.values()].map((outage) => ({
    ...{ id: `down ${outage.id}`, tone: "bad", icon: "bad" },
    title: words.isDown(outage.away, outage.area.name),
    detail: `${outage.state_text} ${outage.expected_text}`,
    // Who is told already needs no second offer.
    ...(outages?.followed.includes(outage.id)
      ? { label: words.seeFault, deed: { kind: "go" as const, to: "/help/outages" } }
      : { label: words.tellMe, deed: { kind: "tell" as const, outage: outage.id } }),
  }));
}

/** Nothing is paid that may have been paid by now: there is only what was last known to look at. */
function toPay({ mayPay }: Known, label: string, to = "/pay"): Pick<Item, "label" | "deed"> {
  return mayPay
    ? { label, deed: { kind: "go", to } }
    : { label: words.bill.all, deed: { kind: "go", to: "/bills" } };
}

/** What is overdue includes what the bank has refused: it is said once. */
function money(known: Known): Item[] {
  const { balance, payments, bill } = known;
  const overdue = balance?.overdue;
  if (overdue) {
    return [
      {
        ...{ id: "overdue", tone: "bad", icon: "bad" },
        title: words.overdue(overdue.amount.display, overdue.since.display),
        detail: balance.suspended ? words.suspended : words.overdueWhy,
        ...toPay(known, words.pay(overdue.amount.display), "/pay?amount=overdue"),
      },
    ];
  }
  const last = payments?.[0];
  const refused = last !== undefined && ["declined", "failed"].includes(last.state);
  if (!refused || !balance || balance.owed.minor <= 0) return [];
  const isOfBill = last.covers.some(({ bill_id }) => bill_id === bill?.id) && bill;
  return [
    {
      ...{ id: "failed", tone: "bad", icon: "bad", title: words.failed(last.amount.display) },
      detail: isOfBill ? words.failedWhy(isOfBill.due_on.display) : words.failedOwed,
      ...toPay(known, words.payOtherwise),
    },
  ];
}

function visits({ visits }: Known, now: number): Item[] {
  return (visits ?? [])
    .filter(({ state }) => state === "booked" || state === "on_the_way")
    .filter(({ starts_at, ends_at }) => Date.parse(ends_at) > now && Date.parse(starts_at) < now + 2 * DAY_MS)
    .map((visit) => ({
      ...{ id: `visit ${visit.id}`, tone: "info", icon: "calendar" },
      title: words.visit(visit.day.display, visit.starts, visit.ends),
      detail: visit.status,
      label: visit.may_change ? words.moveVisit : words.seeVisit,
      deed: { kind: "go", to: "/help/visits" },
    }));
}

function orders({ orders }: Known, now: number): Item[] {
  return (orders ?? [])
    .filter(({ ended_on, expected_on, kind }) => !ended_on && expected_on && kind !== "plan_change")
    .filter(({ expected_on }) => expected_on && daysUntil(expected_on, now) <= 2)
    .map(({ id, title, status, expected_on }) => ({
      ...{ id: `order ${id}`, tone: "info", icon: "calendar", detail: status },
      title: words.order(title, expected_on?.display ?? ""),
      ...{ label: words.orderAsk, deed: { kind: "go", to: `/orders/${id}` } },
    }));
}

function due(known: Known, now: number): Item[] {
  const { bill, balance, payments } = known;
  if (!bill || bill.outstanding.minor <= 0 || balance?.overdue) return [];
  const days = daysUntil(bill.due_on, now);
  const isRefused = payments?.[0] !== undefined && ["declined", "failed"].includes(payments[0].state);
  if (days < 0 || days > 7 || (isRefused && payments?.[0]?.covers.some(({ bill_id }) => bill_id === bill.id)))
    return [];
  const { display } = bill.outstanding;
  const taken = bill.autopay.takes_on;
  // What pays itself and is as ever needs nobody.
  if (taken && !isUnusual(bill)) return [];
  const change = changeOf(bill);
  const why =
    change === null ? words.dueWhy(bill.period.name) : `${words.dueWhy(bill.period.name)} ${change}.`;
  return [
    taken
      ? {
          ...{ id: "due", tone: "info", icon: "calendar", detail: why },
          title: words.taken(display, taken.display, bill.due_in),
          ...{ label: words.seeWhy, deed: { kind: "go", to: `/bills/${bill.id}` } },
        }
      : {
          ...{ id: "due", tone: "warn", icon: "calendar", detail: why },
          title: words.due(display, bill.due_on.display, bill.due_in),
          ...toPay(known, words.pay(display)),
        },
  ];
}

/** A quarter more than the bill before. */
function isUnusual({ change, total }: CurrentBill): boolean {
  return change !== null && change.minor > (total.minor - change.minor) / 4;
}

function data({ lines, customer }: Known): Item[] {
  const isHolder = customer.accounts.some(({ held }) => held);
  return (lines ?? [])
    .filter(({ data }) => data?.limit === "allowance" && (data.percent ?? 0) >= NEARLY_USED)
    .map(({ service, data, fact }) => ({
      ...{ id: `data ${service.id}`, tone: "warn", icon: "warning", detail: fact },
      title:
        (data?.left?.amount ?? 0) > 0
          ? words.nearlyUsed(service.label, data?.left?.display ?? "")
          : words.usedUp(service.label),
      // Who does not pay for the line can't buy for it, and sees how long it lasts.
      ...(isHolder
        ? { label: words.moreData, deed: { kind: "go", to: `/usage/add?line=${service.id}` } }
        : { label: words.seeUsage, deed: { kind: "go", to: `/usage?line=${service.id}` } }),
    }));
}

function contracts({ customer }: Known, now: number): Item[] {
  return services(customer).flatMap(({ id, label, plan, contract_ends_on: ends }) => {
    if (!ends || daysUntil(ends, now) < 0 || daysUntil(ends, now) > 40) return [];
    return [
      {
        ...{
          id: `contract ${id}`,
          tone: "info",
          icon: "calendar",
          title: words.contract(label, ends.display),
        },
        detail: words.contractWhy(plan),
        ...{ label: words.contractAsk, deed: { kind: "go", to: `/plan?line=${id}` } },
      } satisfies Item,
    ];
  });
}
