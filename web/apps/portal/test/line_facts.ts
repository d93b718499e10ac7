/** What the api says of one mobile line, for tests of the pages about it. */

import type {
  ComparedPlan,
  CurrentUsage,
  Customer,
  DailyUse,
  Eligibility,
  LeavingQuote,
  MyPlans,
  PlanComparison,
  SoldPlan,
} from "@selfcare/client";

const GB = 1_000_000;
const day = (iso: string, display = iso) => ({ iso, display });
const pounds = (minor: number) => ({ minor, currency: "GBP", display: `£${(minor / 100).toFixed(2)}` });
const kilobytes = (amount: number) => ({ amount, unit: "kilobytes" as const, display: `${amount / GB} GB` });
const service = { id: "s", label: "Mobile ending 101", kind: "mobile" as const, state: "active" as const };

export const CUSTOMER = {
  ...{ name: "Ana Brown", given_name: "Ana", email: null, phone: null },
  accounts: [
    {
      ...{ id: "a", held: true },
      services: [{ ...service, plan: "SIM 20 GB", number: null, contract_ends_on: null, roaming: true }],
    },
  ],
} as unknown as Customer;

export const CURRENT = {
  ...{ service, kind: "mobile", plan: "SIM 20 GB", credit: null, minutes: null, texts: null, roaming: null },
  cycle: {
    ...{ starts: day("2026-11-11"), ends: day("2026-12-10"), resets_on: day("2026-12-11"), days_left: 19 },
  },
  data: {
    ...{ limit: "allowance", used: kilobytes(7 * GB), included: kilobytes(20 * GB), extra: null },
    ...{ left: kilobytes(13 * GB), percent: 35 },
  },
  forecast: { verdict: "lasts", expected: kilobytes(14 * GB), runs_out_on: null },
  ...{ charged: pounds(800), fact: "7 of 20 GB used.", as_of: "15:40", is_stale: false },
} as CurrentUsage;

export const DAILY = {
  ...{ service, kind: "data", total: kilobytes(7 * GB), as_of: "15:40", is_stale: false },
  days: [
    { day: day("2026-11-11"), used: kilobytes(3 * GB) },
    { day: day("2026-11-12"), used: kilobytes(4 * GB) },
  ],
} as DailyUse;

const plan = (code: string, name: string, price: number, change: Partial<SoldPlan> = {}): SoldPlan => ({
  ...{ code, name, kind: "mobile", price: pounds(price), prepaid: false, business_only: false },
  allowances: {
    ...{ data_kilobytes: 20 * GB, voice_minutes: null, texts: null, speed_mbps: null, roaming: ["Spain"] },
    told: ["20 GB of data"],
  },
  ...{ extra_gigabyte: pounds(150), contract_months: 12, leaving_early: pounds(870) },
  ...change,
});

const MINE_IS = plan("sim-20", "SIM 20 GB", 1450);

export const MINE = {
  services: [
    {
      ...{ service, plan_code: "sim-20", plan_name: "SIM 20 GB", allowances: MINE_IS.allowances },
      price: { plan: pounds(1450), addons: pounds(400), total: pounds(1850) },
      contract: {
        ...{ starts_on: day("2026-01-01"), ends_on: null, notice_days: 30, upgrade_on: day("2026-11-22") },
        ...{ upgrade_now: true, leaving_costs: pounds(0) },
      },
      ...{ addons: [], pending: null },
    },
  ],
  ...{ as_of: "15:40", is_stale: false },
} as unknown as MyPlans;

const reason = (why: string, text: string, from: string | null = null) => [
  { why, text, possible_from: from === null ? null : day(from) },
];

export const ELIGIBILITY = {
  ...{ service, present: MINE_IS, next_bill_on: day("2026-12-11"), as_of: "15:40", is_stale: false },
  plans: [
    {
      ...{ plan: plan("payg", "Pay as you go", 0), eligible: false, when: [], difference: pounds(-1450) },
      reasons: reason("prepaid", "Prepaid and billed plans need an account of their own."),
    },
    {
      ...{ plan: plan("sim-5", "SIM 5 GB", 1000), eligible: false, when: [], difference: pounds(-450) },
      reasons: reason("contract", "Your contract allows a cheaper plan only towards its end.", "2027-03-01"),
    },
    {
      plan: MINE_IS,
      eligible: false,
      when: [],
      difference: pounds(0),
      reasons: reason("present_plan", "Yours."),
    },
    {
      ...{ plan: plan("sim-100", "SIM 100 GB", 2000), eligible: true, when: ["now", "next_bill"] },
      ...{ difference: { ...pounds(550), display: "+£5.50" }, reasons: [] },
    },
  ],
} as unknown as Eligibility;

const cost = (code: string, saved: number) =>
  ({
    code,
    a_month: pounds(1500),
    saved_a_month: pounds(saved),
    months: [{}, {}, {}],
    loses: [],
  }) as unknown as ComparedPlan;

export const COMPARISON = {
  ...{ service, present: cost("sim-20", 0), plans: [cost("sim-100", -550)], best: null, as_of: "15:40" },
  told: "SIM 20 GB is the best plan for what you use.",
} as unknown as PlanComparison;

export const LEAVING = {
  ...{
    quote_id: "q",
    ends_at: new Date(Date.now() + 900_000).toISOString(),
    service,
    earliest_on: day("2026-12-22"),
  },
  ...{ ends_on: day("2026-12-22", "Tue 22 December"), free_on: day("2027-01-01", "Fri 1 January") },
  ...{
    early: [],
    early_total: pounds(4650),
    paid_back: pounds(0),
    final_bill: [],
    equipment: [],
    withdraws: null,
  },
  alternative: { kind: "cheaper_plan", text: "SIM 5 GB costs £4.50 a month less.", plan_code: "sim-5" },
  told: "Mobile ending 101 ends on Tue 22 December.",
} as unknown as LeavingQuote;
