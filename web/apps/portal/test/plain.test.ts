import type { BillSummary, CurrentBill, Customer, MyOutages } from "@selfcare/client";
import { readAmount } from "@selfcare/ui";
import { describe, expect, test } from "vitest";
import { findingOf } from "../src/care/finding";
import { attention, type Known } from "../src/home/attention";
import { isUnder, navFor } from "../src/pages";
import { match } from "../src/router";

const BRITISH = { locale: "en-GB", timezone: "Europe/London" };
const GERMAN = { locale: "de-DE", timezone: "Europe/Berlin" };
const NOW = Date.parse("2026-11-20T10:00:00Z");

const day = (iso: string) => ({ iso, display: iso });
const pounds = (minor: number) => ({ minor, currency: "GBP", display: `£${(minor / 100).toFixed(2)}` });

function billOf(name: string, minor: number): BillSummary {
  return {
    ...{ id: name, name, full_name: name, number: name, state: "paid" as const, held: null },
    ...{
      total: pounds(minor),
      outstanding: pounds(0),
      issued_on: day("2026-11-11"),
      due_on: day("2026-11-25"),
    },
  };
}

describe("what a year of bills says", () => {
  const usual = [4210, 4210, 4200, 4210, 12000].map((minor, place) => billOf(`Month ${place}`, minor));

  test("one dear month is not what is usual", () => {
    expect(findingOf([billOf("March", 8420), ...usual], BRITISH)).toEqual({
      sentence: "March is £42.10 above your usual",
      usual: 4210,
    });
  });

  test("a tenth more or less is what one usually pays", () => {
    expect(findingOf([billOf("March", 4600), ...usual], BRITISH).sentence).toBe(
      "March is what you usually pay",
    );
    expect(findingOf([billOf("March", 3000), ...usual], BRITISH).sentence).toBe(
      "March is £12.10 below your usual",
    );
  });

  test("a first bill is compared with nothing", () => {
    expect(findingOf([billOf("March", 4210)], BRITISH)).toEqual({
      sentence: "March is your first bill",
      usual: null,
    });
  });
});

describe("an amount as it is typed", () => {
  test.each([
    ["20", 2000],
    ["£20.50", 2050],
    ["20,5", 2050],
    ["1,234", 123400],
    ["1 234.05", 123405],
    ["0.99", 99],
  ])("%s", (typed, minor) => expect(readAmount(typed, "GBP", BRITISH)).toBe(minor));

  test("in a currency without pennies, and with the other mark", () => {
    expect(readAmount("1.234,50 €", "EUR", GERMAN)).toBe(123450);
    expect(readAmount("1,500", "JPY", BRITISH)).toBe(1500);
  });

  test.each(["", "nothing", "£"])("%j is none", (typed) =>
    expect(readAmount(typed, "GBP", BRITISH)).toBeNull(),
  );
});

describe("what needs somebody", () => {
  const service = {
    ...{
      id: "s",
      label: "Mobile ending 101",
      kind: "mobile" as const,
      state: "active" as const,
      plan: "SIM 20",
    },
    ...{ number: null, address: null, postcode: null, nickname: null, contract_ends_on: null, roaming: true },
  };
  const customer = { given_name: "Ana", accounts: [{ services: [service] }] } as unknown as Customer;
  const nothing: Known = {
    ...{ customer, balance: null, bill: null, payments: null },
    ...{ outages: null, visits: null, orders: null, lines: null, mayPay: true },
  };
  const bill = {
    ...{
      id: "b",
      outstanding: pounds(4210),
      total: pounds(4210),
      change: pounds(0),
      previous_name: "October",
    },
    ...{
      due_on: day("2026-11-25"),
      due_in: "in 5 days",
      period: { name: "November" },
      autopay: { on: false },
    },
  } as unknown as CurrentBill;
  const titles = (known: Partial<Known>) =>
    attention({ ...nothing, ...known }, NOW).map(({ title }) => title);

  test("what is not known is not guessed", () => expect(titles({})).toEqual([]));

  test("a fault is offered to be told about, and not to whoever is told already", () => {
    const outage = { id: "o1", away: "TV", area: { name: "Roath" }, state_text: "", expected_text: "" };
    const labels = (followed: string[]) => {
      const outages = { services: [{ outage }, { outage }], followed } as unknown as MyOutages;
      return attention({ ...nothing, outages }, NOW).map(({ label }) => label);
    };
    expect(labels([])).toEqual(["Text me when fixed"]);
    expect(labels(["o1"])).toEqual(["See the fault"]);
  });

  test("a visit that can't be moved any more is only looked at", () => {
    const visit = {
      id: "v1",
      state: "booked",
      day: day("2026-11-21"),
      status: "",
      starts: "08:00",
      ends: "10:00",
    };
    const times = { starts_at: "2026-11-21T08:00:00Z", ends_at: "2026-11-21T10:00:00Z" };
    const label = (may_change: boolean) => {
      const visits = [{ ...visit, ...times, may_change }] as unknown as Known["visits"];
      return attention({ ...nothing, visits }, NOW).map(({ label }) => label);
    };
    expect(label(true)).toEqual(["Move the visit"]);
    expect(label(false)).toEqual(["See the visit"]);
  });

  test("a bill counts once it is due within a week", () => {
    expect(titles({ bill })).toEqual(["£42.10 is due in 5 days, on 2026-11-25"]);
    expect(titles({ bill: { ...bill, due_on: day("2026-11-28") } })).toEqual([]);
  });

  test("nothing is to be paid that may be paid by now", () => {
    const balance = { owed: pounds(4210), overdue: { amount: pounds(4210), since: day("2026-11-01") } };
    const overdue = { ...nothing, balance: balance as unknown as Known["balance"] };
    for (const known of [{ ...nothing, bill }, overdue]) {
      const goes = (mayPay: boolean) =>
        attention({ ...known, mayPay }, NOW).map(({ deed }) => "to" in deed && deed.to);
      expect(goes(true)).toEqual([expect.stringMatching("^/pay")]);
      expect(goes(false)).toEqual(["/bills"]);
    }
  });

  test("what pays itself counts only where it is much more than before", () => {
    const autopay = { on: true, takes_on: day("2026-11-25"), method: "Visa ending 4242" };
    expect(titles({ bill: { ...bill, autopay } })).toEqual([]);
    const dear = { ...bill, autopay, outstanding: pounds(8420), total: pounds(8420), change: pounds(4210) };
    expect(titles({ bill: dear })).toEqual(["£84.20 is taken in 5 days, on 2026-11-25"]);
  });

  test("the worst comes first, and never more than three", () => {
    const barred = { ...service, state: "barred" as const };
    const ends = { ...service, contract_ends_on: day("2026-12-01") };
    const known = { customer: { ...customer, accounts: [{ services: [ends, barred, ends] }] }, bill };
    expect(titles(known as unknown as Partial<Known>)).toEqual([
      "Mobile ending 101 is barred",
      "£42.10 is due in 5 days, on 2026-11-25",
      "Mobile ending 101: contract ends on 2026-12-01",
    ]);
  });
});

test("a path is a page's only if all of it is", () => {
  expect(match("/bills/:id", "/bills/0193")).toEqual({ id: "0193" });
  expect(match("/bills/:id", "/bills")).toBeNull();
  expect(match("/bills", "/bills/")).toEqual({});
  expect(match("/", "/nowhere")).toBeNull();
});

test("a page stands under one entry", () => {
  const under = (path: string) =>
    navFor({ accounts: [{ held: true }] } as Customer)
      .filter((entry) => isUnder(entry, path))
      .map(({ title }) => title);
  expect(["/", "/bills/12", "/pay", "/orders", "/orders/12", "/help/cases"].map(under)).toEqual([
    ["Home"],
    ["Bills"],
    ["Pay"],
    ["Help"],
    ["Help"],
    ["Help"],
  ]);
});
