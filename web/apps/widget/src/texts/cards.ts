/** The words on cards, in English. What stands on them comes from the server. */

import type { BillCard, Cause, OutageCard, ReceiptCard } from "@selfcare/client";

export const cards = {
  bill: {
    open: "Open the bill",
    title: "Bill",
    states: {
      due: "Due",
      overdue: "Overdue",
      paid: "Paid",
      part_paid: "Part paid",
      disputed: "Disputed",
    } satisfies Record<BillCard["state"], string>,
    toPay: "To pay",
    total: "Total",
    due: "Due",
    payment: "Payment",
    change: "Change",
    period: "Period",
    account: "Account",
  },
  comparison: {
    title: "What changed",
    causes: "What changed, by how much",
    cause: "Cause",
    when: "When",
    amount: "Amount",
    rest: "Everything else",
    difference: "Difference",
    cadences: {
      once: "Once",
      monthly: "Every month",
      ended: "Ended",
    } satisfies Record<Cause["cadence"], string>,
    since: "from {day}",
  },
  outage: {
    states: {
      planned: "Planned work",
      suspected: "Being looked into",
      confirmed: "Fault",
      fixing: "Being mended",
      fixed: "Over",
    } satisfies Record<OutageCard["state"], string>,
    where: "Where",
    own: "{area}, your address included",
    since: "Since",
    from: "From",
    cause: "Cause",
    causeUnknown: "Not known yet",
  },
  slots: {
    window: "{starts} to {ends}",
    aloud: "{window}, {day}",
  },
  plans: {
    month: "a month",
    free: "no minimum term",
    bound: { one: "for {count} month at least", other: "for {count} months at least" },
    mine: "This is your plan",
    same: "The same price as yours",
    more: "{amount} more than yours",
    less: "{amount} less than yours",
    choose: "Choose {name}",
    chosen: "Chosen",
  },
  receipt: {
    title: "Payment",
    states: { paid: "Paid", pending: "Not confirmed yet" } satisfies Record<ReceiptCard["state"], string>,
    method: "With",
    when: "When",
    at: "{day}, {time}",
    number: "Number",
    left: "Left to pay",
    nothing: "Nothing",
  },
} as const;
