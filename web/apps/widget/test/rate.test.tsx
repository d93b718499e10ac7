import { NoAnswer, Problem } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { message } from "../../../packages/client/test/messages";
import { RATING, TestPage } from "./page";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
  page.own.rating.mockResolvedValue(RATING);
});

afterEach(() => page.close());

const asks = () =>
  page.says({ text: "How was it with Sam, from 1 (bad) to 5 (very good)?", key: "rating.ask" });
const rate = () => page.root.querySelector("article .rate");

test("one tap rates, another changes it, and it is said each time that it counts", async () => {
  await page.start();
  await asks();
  await page.press("4 Good");
  expect(page.own.rate).toHaveBeenLastCalledWith(RATING.id, 4, null);
  expect(rate()?.textContent).toContain("that is noted");
  expect(page.button("4 Good").getAttribute("aria-pressed")).toBe("true");
  await page.press("2 Poor");
  expect(page.own.rate).toHaveBeenLastCalledWith(RATING.id, 2, null);
  expect(page.button("4 Good").getAttribute("aria-pressed")).toBe("false");
});

test("a few words go with the mark that was given, and empty ones do not go", async () => {
  await page.start();
  await asks();
  expect(page.root.querySelector(".rate-more")).toBeNull();
  await page.press("5 Very good");
  await page.submit(".rate-more");
  expect(page.own.rate).toHaveBeenCalledTimes(1);
  await page.write(".rate-more", " Quick and kind. ");
  await page.submit(".rate-more");
  expect(page.own.rate).toHaveBeenLastCalledWith(RATING.id, 5, "Quick and kind.");
  expect(rate()?.textContent).toContain("Sent.");
});

test("after a reload what was said stands there", async () => {
  page.own.rating.mockResolvedValue({ ...RATING, state: "rated", score: 3 });
  await page.start();
  await asks();
  expect(page.button("3 Fair").getAttribute("aria-pressed")).toBe("true");
});

test("a question that is closed is not shown, or said to be closed", async () => {
  page.own.rating.mockResolvedValue({ ...RATING, state: "none" });
  await page.start();
  await asks();
  expect(rate()).toBeNull();
  page.own.rating.mockResolvedValue(RATING);
  await asks();
  page.own.rate.mockRejectedValueOnce(new Problem(409, { type: "/problems/nothing-to-rate" }, null));
  await page.press("4 Good");
  expect(rate()?.textContent).toContain("This question is closed.");
});

test("what does not get through is said, and pressed again it goes", async () => {
  await page.start();
  await asks();
  page.own.rate.mockRejectedValueOnce(new NoAnswer("away"));
  await page.press("4 Good");
  expect(rate()?.textContent).toContain("did not get through");
  await page.press("4 Good");
  expect(rate()?.textContent).toContain("that is noted");
});

test("only the newest question can be answered, and nothing else is one", async () => {
  await page.start();
  await page.says({ text: "Your bill is paid.", key: "payments.paid" });
  expect(rate()).toBeNull();
  await asks();
  await page.says({ text: "How did that go?", key: "general.rate" });
  expect(page.root.querySelectorAll("article .rate")).toHaveLength(1);
});

const last = () => page.root.querySelector(".rate-last");

test("after a reload a conversation that has ended can still be rated, once and by one tap", async () => {
  await page.start();
  await page.says({ text: "Hello. What do you need?" });
  expect(last()?.textContent).toContain("how was it with Sam, from 1 (bad) to 5 (very good)?");
  await page.press("5 Very good");
  expect(page.own.rate).toHaveBeenCalledExactlyOnceWith(RATING.id, 5, null);
  expect(last()?.textContent).toContain("that is noted");
});

test("a question that stands in this conversation is asked in no second place", async () => {
  page.ledger.push(message(1, { text: "How was it?", key: "rating.ask" }));
  await page.start();
  expect(last()).toBeNull();
});

test("a question that comes meanwhile takes the place of the last one, and a mark is of the one it was tapped on", async () => {
  const [before, after] = [RATING, { ...RATING, id: "01a206f3-2809-7ad4-ade0-80fce7f9c94c" }];
  await page.start();
  page.own.rating.mockResolvedValue(after);
  await page.press("2 Poor");
  expect(page.own.rate).toHaveBeenLastCalledWith(before.id, 2, null);
  await asks();
  expect(last()).toBeNull();
  expect(page.button("2 Poor").getAttribute("aria-pressed")).toBe("false");
  await page.press("5 Very good");
  expect(page.own.rate).toHaveBeenLastCalledWith(after.id, 5, null);
});

test("put away it does not come back, until another question is asked", async () => {
  await page.start();
  await page.press("Not now");
  expect(last()).toBeNull();
  expect(document.activeElement).toBe(page.find("textarea"));
  await page.chat.open();
  await page.settle();
  expect(last()).toBeNull();
  page.own.rating.mockResolvedValue({ ...RATING, id: "01a206f3-2809-7ad4-ade0-80fce7f9c94c" });
  await page.chat.reopen();
  FakeSource.last.opens();
  await page.settle();
  expect(last()).not.toBeNull();
});

test.each(["none", "rated"] as const)("where it is %s nothing is asked", async (state) => {
  page.own.rating.mockResolvedValue({ ...RATING, state });
  await page.start();
  expect(last()).toBeNull();
});
