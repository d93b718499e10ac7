import type { BillCard as Bill, ComparisonCard as Comparison } from "@selfcare/client";
import { type ComponentChild, render } from "preact";
import { expect, test } from "vitest";
import contract from "../../../../tests/contract/bill_comparison.json";
import { BillCard } from "../src/bill_card";
import { ComparisonCard } from "../src/comparison_card";

const pounds = (minor: number, display: string) => ({ minor, currency: "GBP", display });
const BILL: Bill = {
  kind: "bill",
  state: "due",
  amount: pounds(8420, "£84.20"),
  total: pounds(8420, "£84.20"),
  due_on: { iso: "2026-11-24", display: "Tue 24 November" },
  payment: "Visa ending 4242",
  change: "£42.10 more than October",
  period: "10 October to 9 November",
  account: "Ana Brown, ending 101",
  as_of: "10:40",
  bill_id: contract.bill.id,
};
const COMPARISON = {
  kind: "bill_comparison",
  headline: "November is £42.10 more than October",
  current: { name: contract.bill.name, amount: contract.bill.total },
  previous: { name: contract.previous.name, amount: contract.previous.total },
  difference: contract.difference,
  causes: contract.causes,
  rest: contract.rest,
  as_of: contract.as_of,
  bill_id: contract.bill.id,
} as Comparison;

function draw(card: ComponentChild): HTMLElement {
  const place = document.createElement("div");
  render(card, place);
  return place;
}

const terms = (place: HTMLElement) => [...place.querySelectorAll("dt")].map((one) => one.textContent);
const cells = (place: HTMLElement) => [...place.querySelectorAll("td")].map((one) => one.textContent);

test("a bill shows its state in a word with a shape, then the amount, then the facts in order", () => {
  const place = draw(<BillCard card={BILL} />);
  expect(place.querySelector(".state")?.textContent).toBe("Due");
  expect(place.querySelector(".state svg")).not.toBeNull();
  expect(place.querySelector(".amount")?.textContent).toBe("£84.20");
  expect(terms(place)).toEqual(["Due", "Payment", "Change", "Period", "Account"]);
  expect(place.textContent).toContain("As of 10:40");
});

test("what is not known is left out of a bill, not drawn empty", () => {
  const place = draw(<BillCard card={{ ...BILL, payment: null, change: null }} />);
  expect(terms(place)).toEqual(["Due", "Period", "Account"]);
});

test("a bill that is partly paid shows what is left and the whole", () => {
  const place = draw(<BillCard card={{ ...BILL, state: "part_paid", amount: pounds(2000, "£20.00") }} />);
  expect(place.querySelector(".amount")?.textContent).toBe("£20.00");
  expect(terms(place)).toContain("Total");
});

test("a comparison shows both totals, every cause signed and dated, and what they add up to", () => {
  const place = draw(<ComparisonCard card={COMPARISON} />);
  expect(place.querySelector("h2")?.textContent).toBe(COMPARISON.headline);
  expect(terms(place)).toEqual(["October", "November"]);
  expect(cells(place)).toEqual(["+£39.60", "+£2.50", "+£42.10"]);
  expect(place.textContent).toContain("Once, Tue 3 November");
  expect(place.textContent).toContain("Every month, from Sun 1 November");
});

test("the causes of the example add up to its difference", () => {
  const sum = COMPARISON.causes.reduce(
    (whole, cause) => whole + cause.amount.minor,
    COMPARISON.rest?.minor ?? 0,
  );
  expect(sum).toBe(COMPARISON.difference.minor);
});

test("the rest stands after the causes and before the sum", () => {
  const place = draw(<ComparisonCard card={{ ...COMPARISON, rest: pounds(-10, "−£0.10") }} />);
  expect(cells(place)).toEqual(["+£39.60", "+£2.50", "−£0.10", "+£42.10"]);
});

test("the longer bar is full and no bar is drawn for a credit", () => {
  const credit = { ...COMPARISON, previous: { name: "October", amount: pounds(-500, "−£5.00") } };
  const widths = [...draw(<ComparisonCard card={credit} />).querySelectorAll("rect")].map((one) =>
    one.getAttribute("width"),
  );
  expect(widths).toEqual(["0.0", "100.0"]);
});
