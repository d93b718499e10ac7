import type { Customer, PortalApi } from "@selfcare/client";
import { type ComponentType, render } from "preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Door } from "../src/door/door";
import type { PageProps } from "../src/pages";
import Compare from "../src/pages/compare";
import End from "../src/pages/end";
import Plan from "../src/pages/plan";
import Usage from "../src/pages/usage";
import { Portal, PortalHere } from "../src/portal";
import { COMPARISON, CURRENT, CUSTOMER, DAILY, ELIGIBILITY, LEAVING, MINE } from "./line_facts";

const later = <Value,>(value: Value) => vi.fn(async () => value);
const never = () => new Promise<never>(() => undefined);

function apiWith(change: Partial<Record<keyof PortalApi, unknown>>): PortalApi {
  const known = {
    brand: later({ name: "OptiLink", locale: "en-GB", currency: "GBP", timezone: "Europe/London" }),
    me: later(CUSTOMER),
    ...{ usage: later(CURRENT), dailyUse: later(DAILY), abroad: never, useAlerts: never, usageLines: never },
    ...{ myPlans: later(MINE), eligibility: later(ELIGIBILITY), planComparison: later(COMPARISON) },
    quoteLeaving: later(LEAVING),
  };
  return { ...known, ...change } as unknown as PortalApi;
}

const door = {} as Door;
let place: HTMLElement;

beforeEach(() => {
  sessionStorage.clear();
  place = document.createElement("main");
  document.body.append(place);
});

afterEach(() => {
  render(null, place);
  place.remove();
});

async function shown(Page: ComponentType<PageProps>, api: PortalApi, customer: Customer = CUSTOMER) {
  const portal = new Portal(api, door);
  await portal.start();
  render(
    <PortalHere value={portal}>
      <Page named={{}} query={new URLSearchParams()} customer={customer} />
    </PortalHere>,
    place,
  );
}

const says = (words: string) => vi.waitFor(() => expect(place.textContent).toContain(words));
const press = (words: string) =>
  [...place.querySelectorAll("button")].find(({ textContent }) => textContent === words)?.click();

test("an answer of a system that is away stands with its time, and nothing can be bought on it", async () => {
  await shown(Usage, apiWith({ usage: later({ ...CURRENT, is_stale: true }) }));
  await says("As of 15:40: newer is not to be had right now.");
  await says("13 GB of 20 GB left");
  expect(place.textContent).not.toContain("Add data");
});

test("what is charged on top and not counted is said in words", async () => {
  await shown(Usage, apiWith({}));
  await says("Charged on top so far£8.00");
  await says("Add data");
  const used = { ...CURRENT.data, used: { amount: 0, unit: "kilobytes", display: "0 MB" } };
  render(null, place);
  await shown(Usage, apiWith({ usage: later({ ...CURRENT, data: used }) }));
  await says("Nothing counted yet");
  expect(place.textContent).not.toContain("0 MB");
});

test("while the catalogue is away the plan stands and nothing about it can be changed", async () => {
  await shown(Plan, apiWith({ myPlans: later({ ...MINE, is_stale: true }) }));
  await says("£18.50 a month");
  await says("newer is not to be had right now");
  for (const deed of ["Compare plans", "See all add-ons", "Turn roaming off"]) {
    expect(place.textContent).not.toContain(deed);
  }
});

test("mine stands first, what is possible before what is not, and all in one order", async () => {
  await shown(Compare, apiWith({}));
  await says("SIM 100 GB");
  const names = [...place.querySelectorAll(".plan-card h2")].map(({ textContent }) => textContent);
  expect(names).toEqual(["SIM 20 GB", "SIM 100 GB", "SIM 5 GB"]);
  const terms = [...place.querySelectorAll(".plan-card")].map((card) =>
    [...card.querySelectorAll("dt")].map(({ textContent }) => textContent),
  );
  expect(terms[1]).toEqual(terms[0]);
  expect(place.textContent).toContain("Your contract allows a cheaper plan only towards its end.");
  expect(place.querySelector(".line-list")?.textContent).toContain("Pay as you go");
  expect(place.querySelectorAll("a.main").length).toBe(1);
});

test("without a comparison the prices stand, and why it is missing", async () => {
  await shown(Compare, apiWith({ planComparison: () => Promise.reject(new Error("broken")) }));
  await says("What each would cost for your usage cannot be said yet.");
  await says("SIM 100 GB");
});

test("leaving: the day and the cost, then the offers; another day at no cost, and a call instead", async () => {
  const leave = vi.fn(async () => ({
    ...LEAVING,
    kind: "call",
    number: "T1",
    order_id: null,
    told: "We call.",
  }));
  const quoteLeaving = later(LEAVING);
  await shown(End, apiWith({ quoteLeaving, leave }));
  press("See the day and the cost");
  await says("Choose a reason.");
  place.querySelector<HTMLInputElement>("input[value=price]")?.click();
  await vi.waitFor(() => expect(place.querySelector(".chosen [value=price]")).not.toBeNull());
  press("See the day and the cost");
  await says("End it on Tue 22 December, for £46.50");
  await says("Before you decide SIM 5 GB costs £4.50 a month less.");
  press("End it on Fri 1 January, at no cost");
  await vi.waitFor(() =>
    expect(quoteLeaving).toHaveBeenLastCalledWith(
      expect.objectContaining({ wanted_on: "2027-01-01", reason: "price" }),
      expect.anything(),
    ),
  );
  await vi.waitFor(() => {
    press("Have a person call me first");
    expect(leave).toHaveBeenCalled();
  });
  await says("We call.");
  expect(leave).toHaveBeenCalledWith("q", true, expect.any(String));
});
