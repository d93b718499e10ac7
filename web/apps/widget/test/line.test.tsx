import { NoAnswer } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { CONVERSATION, HANDOFF, TestPage } from "./page";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

const panel = () => page.root.querySelector(".in-line");

async function ownedBy(owner: "bot" | "waiting" | "agent" | "closed"): Promise<void> {
  FakeSource.last.sends("conversation", { ...CONVERSATION, owner });
  await page.settle();
}

test("who waits sees their place and that nobody can say how long it takes, and nobody else does", async () => {
  await page.start();
  expect(panel()).toBeNull();
  expect(page.own.handoff).not.toHaveBeenCalled();
  await ownedBy("waiting");
  expect(panel()?.textContent).toContain("You're number 2 in line");
  expect(panel()?.textContent).toContain("How long it takes nobody can say yet.");
});

test("the place and the wait change while it is looked at, and a worse place is explained", async () => {
  await page.start();
  await ownedBy("waiting");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, place: 3, expected_minutes: 4, expected_most_minutes: 9 });
  await page.later(5_000);
  expect(panel()?.textContent).toContain("You're number 3 in line");
  expect(panel()?.textContent).toContain("It takes about 4 to 9 minutes.");
  expect(panel()?.textContent).toContain("went first");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, place: 1 });
  await page.later(5_000);
  expect(panel()?.textContent).toContain("You're next in line");
  expect(panel()?.textContent).not.toContain("went first");
});

test("a look that fails leaves what was known, and the next one is made all the same", async () => {
  await page.start();
  await ownedBy("waiting");
  page.own.handoff.mockRejectedValueOnce(new NoAnswer("away"));
  await page.later(5_000);
  expect(panel()?.textContent).toContain("number 2");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, place: 1 });
  await page.later(5_000);
  expect(panel()?.textContent).toContain("next in line");
});

test("back to the assistant is asked for once, and the panel goes when it is so", async () => {
  await page.start();
  await ownedBy("waiting");
  page.button("Back to assistant").click();
  page.button("Back to assistant").click();
  await page.settle();
  expect(page.own.leaveLine).toHaveBeenCalledTimes(1);
  await ownedBy("bot");
  expect(panel()).toBeNull();
  await page.later(30_000);
  expect(page.own.handoff).toHaveBeenCalledTimes(1);
});

test("leaving that does not get through is said, and can be tried again", async () => {
  await page.start();
  await ownedBy("waiting");
  page.own.leaveLine.mockRejectedValueOnce(new NoAnswer("away"));
  await page.press("Back to assistant");
  expect(panel()?.textContent).toContain("That did not get through");
  await page.press("Back to assistant");
  expect(panel()?.textContent).not.toContain("That did not get through");
});

test("an agent who was asked and has not answered is no name yet; one who has is called by it", async () => {
  await page.start();
  page.own.handoff.mockResolvedValue({ ...HANDOFF, state: "called", place: null });
  await ownedBy("agent");
  expect(panel()?.textContent).toContain("Somebody is being asked to take over");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, state: "with_agent", place: null, agent_name: "Sam" });
  await page.later(5_000);
  expect(panel()).toBeNull();
  FakeSource.last.sends("typing", { who: "agent", since: "2026-11-21T10:40:00Z", seconds: 6 });
  await page.later(2_200);
  expect(page.find("[role=log] .typing").textContent).toContain("Sam is writing");
});

test("the head of the page says who answers, and that it is the assistant again", async () => {
  await page.start();
  const head = () => page.find("header").textContent;
  expect(head()).not.toContain("Sam answers");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, state: "with_agent", place: null, agent_name: "Sam" });
  await ownedBy("agent");
  expect(head()).toContain("Sam answers");
  await ownedBy("bot");
  expect(head()).not.toContain("Sam answers");
});

test("once somebody is asked, that they are there is seen within a second", async () => {
  await page.start();
  page.own.handoff.mockResolvedValue({ ...HANDOFF, state: "called", place: null });
  await ownedBy("agent");
  expect(panel()?.textContent).toContain("Somebody is being asked");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, state: "with_agent", place: null, agent_name: "Sam" });
  await page.later(1_000);
  expect(panel()).toBeNull();
});
