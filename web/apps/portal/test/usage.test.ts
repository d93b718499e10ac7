import type { CurrentUsage, Customer, DailyUse } from "@selfcare/client";
import { data } from "@selfcare/ui";
import { expect, test } from "vitest";
import { isMeant } from "../src/plan/roaming_list";
import { linesOf, ownOf } from "../src/reading/lines";
import { dailyFindingOf, daysOf, paceOf, titleOf } from "../src/usage/usage_finding";

const UK = { locale: "en-GB", timezone: "Europe/London" };
const GB = 1_000_000;
const of = (amount: number) => ({ amount, unit: "kilobytes" as const, display: data(amount, UK) });
const day = (iso: string) => ({ iso, display: iso });
const GAUGE = {
  ...{ limit: "allowance" as const, used: of(7 * GB), included: of(20 * GB), extra: null },
  ...{ left: of(13 * GB), percent: 35 },
};
const CYCLE = {
  ...{ starts: day("2026-11-11"), ends: day("2026-12-10"), resets_on: day("2026-12-11"), days_left: 19 },
};
const usage = (change: Partial<CurrentUsage>) =>
  ({ data: GAUGE, cycle: CYCLE, forecast: null, credit: null, ...change }) as CurrentUsage;

test.each([
  [{}, "13 GB of 20 GB left"],
  [{ data: { ...GAUGE, extra: of(5 * GB), left: of(18 * GB) } }, "18 GB of 25 GB left"],
  [{ data: { ...GAUGE, left: of(0) } }, "All 20 GB used"],
  [{ data: { ...GAUGE, used: of(0) } }, "Nothing counted yet"],
  [{ data: { ...GAUGE, limit: "unlimited" as const, left: null, included: null } }, "Data without limit"],
  [{ data: null }, "Usage"],
])("the first line says what is left, and not counted is no nought: %o", (change, title) => {
  expect(titleOf(usage(change), UK)).toBe(title);
});

test("no credit, some credit and credit that one may not see are told apart", () => {
  const gauge = { ...GAUGE, limit: "by_use" as const, included: of(0), left: null };
  const credit = (minor: number) => ({ minor, currency: "GBP", display: `£${minor / 100}` });
  expect(titleOf(usage({ data: gauge, credit: credit(0) }), UK)).toBe("No credit left");
  expect(titleOf(usage({ data: gauge, credit: credit(500) }), UK)).toBe("£5 credit left");
  expect(titleOf(usage({ data: gauge }), UK)).toBe("Data is paid by use");
});

const ahead = (verdict: "lasts" | "runs_out" | "used_up", runs_out_on: string | null = null) => ({
  forecast: { verdict, expected: of(14 * GB), runs_out_on: runs_out_on === null ? null : day(runs_out_on) },
});

test.each([
  [ahead("lasts"), "At this pace it lasts to 2026-12-10: about 14 GB of 20 GB by then"],
  [ahead("runs_out", "2026-12-02"), "At this pace it runs out about 2026-12-02"],
  [ahead("used_up"), "All is used; new data comes on 2026-12-11"],
  [{}, "It is too early to say whether it lasts"],
])("the pace is a finding: %o", (change, finding) => {
  expect(paceOf(usage(change), UK)).toBe(finding);
});

test("a cycle is as long as from its first day to the next one's", () => {
  expect(daysOf(CYCLE)).toBe(30);
  expect(daysOf({ ...CYCLE, starts: day("2026-03-01"), resets_on: day("2026-04-01") })).toBe(31);
});

const days = (...used: number[]) =>
  ({
    days: used.map((amount, place) => ({ day: day(`2026-11-${11 + place}`), used: of(amount) })),
  }) as DailyUse;

test("the day that stands out is named, and today, which is not over, is not usual", () => {
  const found = dailyFindingOf(days(GB, 3 * GB, 2 * GB, 0));
  expect(found).toEqual({ sentence: "Most on 2026-11-12: 3 GB", most: "2026-11-12", usual: 2 * GB });
  expect(dailyFindingOf(days(0, 0))).toMatchObject({ most: null, usual: null });
});

const service = (id: string, change = {}) => ({
  id,
  kind: "mobile",
  state: "active",
  number: null,
  ...change,
});
const customer = (...services: object[]) =>
  ({
    phone: { number: "+447700900111", display: "" },
    accounts: [{ held: true, services }],
  }) as unknown as Customer;

test("without a choice it is the line on which they are reached, then a phone", () => {
  const own = service("own", { number: { number: "+447700900111", display: "" } });
  const tv = service("tv", { kind: "tv" });
  const known = customer(tv, service("van"), own);
  expect(ownOf(known, linesOf(known, ["mobile", "tv"]))?.id).toBe("own");
  const without = customer(tv, service("van"), service("gone", { state: "ceased" }));
  expect(linesOf(without, ["mobile", "tv"]).map(({ id }) => id)).toEqual(["tv", "van"]);
  expect(ownOf(without, linesOf(without, ["mobile", "tv"]))?.id).toBe("van");
  expect(ownOf(known, [])).toBeNull();
});

test.each([
  ["", true],
  ["turk", true],
  ["TÜRK", true],
  ["tr", true],
  ["tk", false],
])("a country is found by a part of its name, whatever is above the letters: %s", (typed, is) => {
  expect(isMeant({ name: "Türkiye", country: "TR" }, typed)).toBe(is);
});
