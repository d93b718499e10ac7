import { type PaymentQuote, type PaymentReceipt, Problem } from "@selfcare/client";
import { beforeEach, expect, test, vi } from "vitest";
import { Paying } from "../src/pay/paying";
import { payTexts as words } from "../src/pay/texts_pay";

const QUOTE = { quote_id: "q", pays: { minor: 4210, currency: "GBP", display: "£42.10" } } as PaymentQuote;
const RECEIPT = { number: "P-1" } as PaymentReceipt;
const problem = (status: number, kind: string, facts = {}) =>
  new Problem(status, { type: `/problems/${kind}`, ...facts }, null);

beforeEach(() => sessionStorage.clear());

function made(pay: (quote: string, once: string) => Promise<PaymentReceipt>) {
  const api = { quotePayment: vi.fn(async () => QUOTE), pay: vi.fn(pay) };
  const done = vi.fn();
  const paying = new Paying(api, { guarded: (request) => request(), done });
  return { api, done, paying };
}

test("what was chosen is quoted, and the quote is paid", async () => {
  const { api, paying, done } = made(async () => RECEIPT);
  paying.choose({ method: "m" });
  await paying.review({ amount_minor: 1200 });
  expect(api.quotePayment).toHaveBeenCalledWith(
    { amount: { amount_minor: 1200 }, method_id: "m" },
    expect.any(String),
  );
  await paying.deed.confirm();
  expect(api.pay).toHaveBeenCalledWith("q", expect.any(String));
  expect(paying.deed.state).toMatchObject({ step: "done", receipt: RECEIPT });
  expect(done).toHaveBeenCalledTimes(1);
});

test("the entries survive a reload until they are paid", async () => {
  const { paying } = made(async () => RECEIPT);
  paying.choose({ share: "other", other: "12.00", method: "m" });
  const again = made(async () => RECEIPT).paying;
  expect(again.state).toEqual({ share: "other", other: "12.00", method: "m" });
  await again.review({ amount_minor: 1200 });
  await again.deed.confirm();
  expect(made(async () => RECEIPT).paying.state.share).toBe("full");
});

test("a card that is turned down leaves the entries and says why, until something else is chosen", async () => {
  const { paying } = made(() =>
    Promise.reject(problem(409, "payment-declined", { reason: "Not enough money on it" })),
  );
  paying.choose({ share: "other", other: "12.00", method: "m" });
  await paying.review({ amount_minor: 1200 });
  await paying.deed.confirm();
  expect(paying.state).toEqual({ share: "other", other: "12.00", method: "m" });
  expect(paying.deed.state).toMatchObject({ step: "choose", pressed: null });
  const why = "Reason: Not enough money on it.";
  expect(paying.deed.state.refusal).toEqual({ what: words.declined, why, isDecline: true });
  paying.choose({ method: "another" });
  expect(paying.deed.state.refusal).toBeNull();
});

test.each([
  ["quote-expired", words.ended],
  ["owed-has-changed", words.changed],
  ["not-understood", words.refused],
])("%s is told in words", async (kind, what) => {
  const { paying } = made(() => Promise.reject(problem(409, kind)));
  await paying.review("full");
  await paying.deed.confirm();
  expect(paying.deed.state.refusal).toEqual({ what, why: null, isDecline: false });
});

test("each try has a key of its own", async () => {
  const { api, paying } = made(() => Promise.reject(problem(410, "quote-expired")));
  for (const _ of [1, 2]) {
    await paying.review("full");
    await paying.deed.confirm();
  }
  expect(new Set(api.pay.mock.calls.map(([, once]) => once)).size).toBe(2);
});
