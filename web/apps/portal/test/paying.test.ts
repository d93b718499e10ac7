import { NoAnswer, type PaymentQuote, type PaymentReceipt, Problem } from "@selfcare/client";
import { beforeEach, expect, test, vi } from "vitest";
import { Paying } from "../src/paying";
import { GivenUp } from "../src/who";

const QUOTE = { quote_id: "q", pays: { minor: 4210, currency: "GBP", display: "£42.10" } } as PaymentQuote;
const RECEIPT = { number: "P-1" } as PaymentReceipt;
const problem = (status: number, kind: string, facts = {}) =>
  new Problem(status, { type: `/problems/${kind}`, ...facts }, null);

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function made(pay: (quote: string, once: string) => Promise<PaymentReceipt>) {
  const api = { quotePayment: vi.fn(async () => QUOTE), pay: vi.fn(pay) };
  const paid = vi.fn();
  const paying = new Paying(api, { guarded: (request) => request(), paid });
  return { api, paid, paying };
}

test("pressed again while it is under way, it is asked for once", async () => {
  const { api, paying, paid } = made(async () => RECEIPT);
  await paying.review("full");
  await Promise.all([paying.pay(), paying.pay()]);
  expect(api.pay).toHaveBeenCalledTimes(1);
  expect(paid).toHaveBeenCalledTimes(1);
  expect(paying.state).toMatchObject({ step: "paid", receipt: RECEIPT, pressed: null });
});

test("without an answer it is asked for again under the same key, until there is one", async () => {
  const answers = [
    () => Promise.reject(new NoAnswer("gone")),
    () => Promise.reject(problem(503, "outcome-unknown")),
  ];
  const { api, paying } = made(() => answers.shift()?.() ?? Promise.resolve(RECEIPT));
  await paying.review("full");
  await paying.pay();
  expect(paying.state.step).toBe("unknown");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(paying.state.step).toBe("paid");
  expect(new Set(api.pay.mock.calls.map(([, once]) => once)).size).toBe(1);
  expect(api.pay).toHaveBeenCalledTimes(3);
});

test("after a reload nothing is paid by itself, and the same key finds out how it ended", async () => {
  const { api, paying } = made(() => Promise.reject(new NoAnswer("gone")));
  await paying.review("full");
  await paying.pay();
  paying.stop();
  const again = made(async () => RECEIPT);
  expect(again.paying.state.step).toBe("broken");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(again.api.pay).not.toHaveBeenCalled();
  await again.paying.pay();
  expect(again.api.pay.mock.calls[0]).toEqual(api.pay.mock.calls[0]);
  expect(again.paying.state.step).toBe("paid");
});

test("a card that is turned down leaves the entries and says why", async () => {
  const { paying } = made(() =>
    Promise.reject(problem(409, "payment-declined", { reason: "Not enough money on it" })),
  );
  paying.choose({ share: "other", other: "12.00", method: "m" });
  await paying.review({ amount_minor: 1200 });
  await paying.pay();
  expect(paying.state).toMatchObject({
    step: "choose",
    share: "other",
    other: "12.00",
    method: "m",
    pressed: null,
  });
  expect(paying.state.refusal).toMatchObject({
    isDecline: true,
    why: "Reason: Not enough money on it.",
  });
});

test("an offer that has ended leads back to the entries, and each try has a key of its own", async () => {
  const { api, paying } = made(() => Promise.reject(problem(410, "quote-expired")));
  for (const _ of [1, 2]) {
    await paying.review("full");
    await paying.pay();
    expect(paying.state.step).toBe("choose");
  }
  expect(new Set(api.pay.mock.calls.map(([, once]) => once)).size).toBe(2);
});

test("who does not prove who they are is where they were, and nothing waits", async () => {
  const { paying } = made(() => Promise.reject(new GivenUp()));
  await paying.review("full");
  await paying.pay();
  expect(paying.state).toMatchObject({ step: "review", busy: false, refusal: null });
  expect(made(async () => RECEIPT).paying.state.step).toBe("choose");
});
