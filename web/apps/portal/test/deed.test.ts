import { NoAnswer, Problem } from "@selfcare/client";
import { beforeEach, expect, test, vi } from "vitest";
import { Deed } from "../src/deeds/deed";
import { refusedBecause } from "../src/deeds/deed_refusals";
import { deedTexts } from "../src/deeds/texts_deed";
import { GivenUp } from "../src/door/who";

const OFFER = { id: "offer" };
const problem = (status: number, kind: string, facts = {}) =>
  new Problem(status, { type: `/problems/${kind}`, ...facts }, null);

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

function made(confirm: (offer: typeof OFFER, once: string) => Promise<string>) {
  const hooks = {
    confirm: vi.fn(confirm),
    guarded: <A>(request: () => Promise<A>) => request(),
    refused: refusedBecause,
    done: vi.fn(),
  };
  return { hooks, deed: new Deed<typeof OFFER, string>("a deed", hooks) };
}

test("pressed again while it is under way, it is asked for once", async () => {
  const { deed, hooks } = made(async () => "receipt");
  await deed.offer(async () => OFFER);
  expect(deed.state.step).toBe("review");
  await Promise.all([deed.confirm(), deed.confirm()]);
  expect(hooks.confirm).toHaveBeenCalledTimes(1);
  expect(deed.state).toMatchObject({ step: "done", receipt: "receipt", pressed: null });
  expect(hooks.done).toHaveBeenCalledTimes(1);
});

test("without an answer it is asked for again under the same key, also after a reload", async () => {
  const { deed, hooks } = made(() => Promise.reject(new NoAnswer("gone")));
  await deed.offer(async () => OFFER);
  await deed.confirm();
  expect(deed.state.step).toBe("unknown");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hooks.confirm).toHaveBeenCalledTimes(2);
  deed.stop();
  const again = made(async () => "receipt");
  expect(again.deed.state.step).toBe("broken");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(again.hooks.confirm).not.toHaveBeenCalled();
  await again.deed.confirm();
  expect(again.hooks.confirm.mock.calls[0]).toEqual(hooks.confirm.mock.calls[0]);
  expect(again.deed.state.step).toBe("done");
});

test("what is refused leads back to what was chosen, says why, and can be offered anew", async () => {
  const { deed } = made(() =>
    Promise.reject(problem(409, "offer-outdated", { detail: "A price has changed." })),
  );
  await deed.offer(async () => OFFER);
  await deed.confirm();
  expect(deed.state).toMatchObject({ step: "choose", refusal: "A price has changed.", pressed: null });
  await deed.offer(async () => OFFER);
  expect(deed.state).toMatchObject({ step: "review", refusal: null });
});

test("who goes away from the code is where they were, and nothing was kept", async () => {
  const { deed, hooks } = made(() => Promise.reject(new GivenUp()));
  await deed.offer(async () => OFFER);
  await deed.confirm();
  expect(deed.state).toMatchObject({ step: "review", refusal: null, busy: false });
  expect(new Deed<typeof OFFER, string>("a deed", hooks).state.step).toBe("choose");
});

test("another way to confirm is what is kept and asked for again", async () => {
  const { deed, hooks } = made(() => Promise.reject(new NoAnswer("gone")));
  await deed.offer(async () => OFFER);
  await deed.confirm({ id: "with a call" });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(hooks.confirm.mock.calls.map(([offer]) => offer.id)).toEqual(["with a call", "with a call"]);
  deed.stop();
});

test("an offer is asked for anew as it was asked for", async () => {
  const { deed } = made(async () => "receipt");
  const ask = vi.fn(async () => OFFER);
  await deed.offer(ask);
  const before = deed.state.pressed?.once;
  deed.renew();
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(2);
  expect(deed.state.pressed?.once).not.toBe(before);
});

test.each([
  [new GivenUp(), null],
  [new NoAnswer("gone"), deedTexts.noAnswer],
  [problem(410, "quote-expired"), deedTexts.ended],
  [problem(503, "system-unavailable", { detail: "The system behind this" }), deedTexts.systemAway],
  [problem(409, "not-usable", { detail: "It is barred." }), "It is barred."],
  [problem(422, "not-understood"), deedTexts.refused],
])("a refusal is told in words: %o", (error, told) => {
  expect(refusedBecause(error)).toBe(told);
});
