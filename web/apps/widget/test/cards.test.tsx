import type {
  BillCard as Bill,
  ComparisonCard as Comparison,
  OutageCard as Outage,
  PlansCard as Plans,
  ReceiptCard as Receipt,
  SlotsCard as Slots,
} from "@selfcare/client";
import { type ComponentChild, render } from "preact";
import { expect, test } from "vitest";
import contract from "../../../../tests/contract/bill_comparison.json";
import { BillCard } from "../src/bill_card";
import { shownInCard } from "../src/chosen_here";
import { ComparisonCard } from "../src/comparison_card";
import { OutageCard } from "../src/outage_card";
import { PlansCard } from "../src/plans_card";
import { ReceiptCard } from "../src/receipt_card";
import { SlotsCard } from "../src/slots_card";

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

const noChoice = { isOpen: true, chosen: null, choose: () => undefined };
const OUTAGE: Outage = {
  kind: "outage",
  state: "fixing",
  is_own: true,
  area: "Headingley",
  away: "Broadband and TV",
  since: "14:05",
  expected: "It should be over by Sun 22 November, 18:30.",
  cause: null,
  as_of: "15:42",
  outage_id: contract.bill.id,
};

test("an outage says what is off, how far it is, until when, and whether it is one's own", () => {
  const place = draw(<OutageCard card={OUTAGE} />);
  expect(place.querySelector("h2")?.textContent).toBe("Broadband and TV");
  expect(place.querySelector(".state")?.textContent).toBe("Being mended");
  expect(place.textContent).toContain("It should be over by Sun 22 November, 18:30.");
  expect(terms(place)).toEqual(["Where", "Since", "Cause"]);
  expect(place.textContent).toContain("Headingley, your address included");
  expect(place.textContent).toContain("Not known yet");
});

const RECEIPT: Receipt = {
  kind: "receipt",
  state: "paid",
  amount: pounds(4210, "£42.10"),
  method: "Visa ending 4242",
  day: "Sat 21 November",
  at: "10:40",
  number: "P-261121-7KQ4D9",
  left: pounds(0, "£0.00"),
  follows: null,
};

test("a receipt says that it is paid, and one that the bank has not answered never does", () => {
  const paid = draw(<ReceiptCard card={RECEIPT} />);
  expect(paid.querySelector(".state")?.textContent).toBe("Paid");
  expect(terms(paid)).toEqual(["With", "When", "Number", "Left to pay"]);
  expect(paid.textContent).toContain("Nothing");
  const follows = "Please don't pay again: we find out, and it is not taken twice.";
  const pending = draw(<ReceiptCard card={{ ...RECEIPT, state: "pending", follows }} />);
  expect(pending.querySelector(".state")?.textContent).toBe("Not confirmed yet");
  expect(pending.textContent).toContain(follows);
});

const SLOTS: Slots = {
  kind: "slots",
  title: "A technician's visit",
  note: "An adult has to be in.",
  slots: [
    { day: { iso: "2026-11-23", display: "Mon 23 November" }, starts: "08:00", ends: "12:00", reply: 0 },
    { day: { iso: "2026-11-23", display: "Mon 23 November" }, starts: "13:00", ends: "17:00", reply: 1 },
    { day: { iso: "2026-11-24", display: "Tue 24 November" }, starts: "08:00", ends: "12:00", reply: 2 },
  ],
};

test("free times stand under their day, and pressing one chooses its reply", () => {
  const chosen: number[] = [];
  const place = draw(<SlotsCard card={SLOTS} {...noChoice} choose={(reply) => chosen.push(reply)} />);
  expect([...place.querySelectorAll("h3")].map((day) => day.textContent)).toEqual([
    "Mon 23 November",
    "Tue 24 November",
  ]);
  place.querySelectorAll("button")[1]?.click();
  expect(chosen).toEqual([1]);
  expect(place.querySelectorAll("button")[1]?.getAttribute("aria-label")).toBe(
    "13:00 to 17:00, Mon 23 November",
  );
});

test("a time that was chosen is marked, and none can be pressed any more", () => {
  const place = draw(<SlotsCard card={SLOTS} {...noChoice} chosen={2} />);
  expect(place.querySelectorAll("button")).toHaveLength(0);
  expect(place.querySelector(".chosen")?.textContent).toBe("08:00 to 12:00 (chosen)");
});

const PLANS: Plans = {
  kind: "plan_comparison",
  headline: "Mobile, by the month",
  as_of: "10:40",
  plans: [
    {
      name: "SIM 5 GB",
      price: pounds(1000, "£10.00"),
      contract_months: 0,
      told: ["5 GB of data"],
      is_mine: true,
      reply: null,
    },
    {
      name: "SIM 20 GB",
      price: pounds(1500, "£15.00"),
      contract_months: 12,
      told: ["20 GB of data"],
      is_mine: false,
      reply: 0,
    },
  ],
};
const FORMATS = { locale: "en-GB", timezone: "Europe/London" };

test("plans say what they cost, how far that is from one's own, and lead to the change of one", () => {
  const chosen: number[] = [];
  const choose = (reply: number) => chosen.push(reply);
  const place = draw(<PlansCard card={PLANS} formats={FORMATS} {...noChoice} choose={choose} />);
  const [mine, other] = [...place.querySelectorAll("li")].map((one) => one.textContent);
  expect(mine).toContain("£10.00 a month");
  expect(mine).toContain("This is your plan");
  expect(other).toContain("20 GB of data · for 12 months at least");
  expect(other).toContain("£5.00 more than yours");
  const buttons = [...place.querySelectorAll("button")];
  expect(buttons.map((one) => one.textContent)).toEqual(["Choose SIM 20 GB"]);
  buttons[0]?.click();
  expect(chosen).toEqual([0]);
});

test("what a card offers is not offered once more below it", () => {
  const content = { text: "Which one?", media: [], quick_replies: [] };
  expect([...shownInCard({ ...content, card: SLOTS })]).toEqual([0, 1, 2]);
  expect([...shownInCard({ ...content, card: PLANS })]).toEqual([0]);
  expect([...shownInCard({ ...content, card: OUTAGE })]).toEqual([]);
});
