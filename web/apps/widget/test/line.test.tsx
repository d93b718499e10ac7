import { NoAnswer, Problem } from "@selfcare/client";
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

test("who waits sees their place, and nobody else does; that nobody can say how long it takes is not said again", async () => {
  await page.start();
  expect(panel()).toBeNull();
  expect(page.own.handoff).not.toHaveBeenCalled();
  await ownedBy("waiting");
  expect(panel()?.textContent).toContain("You're number 2 in line");
  expect(panel()?.querySelector(".wait")?.textContent).toBe("They'll see what we've said here.");
});

test("the place and the wait change while it is looked at, and a worse place is explained", async () => {
  await page.start();
  await ownedBy("waiting");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, place: 3, expected_minutes: 4, expected_most_minutes: 9 });
  await page.later(5_000);
  expect(panel()?.textContent).toContain("You're number 3 in line");
  expect(panel()?.textContent).toContain("The wait is about 4 to 9 minutes.");
  expect(panel()?.textContent).toContain("has gone ahead");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, place: 1 });
  await page.later(5_000);
  expect(panel()?.textContent).toContain("You're next in line");
  expect(panel()?.textContent).not.toContain("has gone ahead");
});

test("who is not signed in is told why they can't be texted, and whoever is is not", async () => {
  await page.start();
  FakeSource.last.sends("conversation", { ...CONVERSATION, level: "anonymous", owner: "waiting" });
  await page.settle();
  expect(panel()?.textContent).toContain("we have no number to text you on");
  expect(() => page.button("Leave, text me")).toThrow();
  FakeSource.last.sends("conversation", { ...CONVERSATION, level: "verified", owner: "waiting" });
  await page.settle();
  expect(panel()?.textContent).not.toContain("we have no number");
});

test("the way back is there once: beside the box, and neither shown nor counted among the choices", async () => {
  await page.start();
  const replies = [
    { index: 0, title: "Call me back" },
    { index: 1, title: "Back to assistant" },
  ];
  await page.says({ text: "You're next in line.", key: "support.in_line", quick_replies: replies });
  await ownedBy("waiting");
  const ways = [...page.root.querySelectorAll("button")].filter(
    (one) => one.textContent === "Back to assistant",
  );
  expect(ways.map((one) => one.closest(".in-line"))).toEqual([panel()]);
  expect(page.find(".replies").textContent).toBe("Call me back");
  expect(page.chat.state.polite.map((one) => one.text)).toContain("1 choice");
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
  expect(panel()?.textContent).toContain("We're asking somebody to take this on");
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
  expect(panel()?.textContent).toContain("We're asking somebody");
  page.own.handoff.mockResolvedValue({ ...HANDOFF, state: "with_agent", place: null, agent_name: "Sam" });
  await page.later(1_000);
  expect(panel()).toBeNull();
});

const LEAVE = "Leave, text me at 07••• •••101";

async function knownAndWaiting(): Promise<void> {
  page.own.textsTo.mockResolvedValue("07••• •••101");
  await page.start();
  FakeSource.last.sends("conversation", { ...CONVERSATION, level: "identified", owner: "waiting" });
  await page.settle();
}

test("who is known may leave and be texted, asked for once, and is back at the message box", async () => {
  await knownAndWaiting();
  page.button(LEAVE).click();
  page.button(LEAVE).click();
  await page.settle();
  expect(page.own.waitByText).toHaveBeenCalledTimes(1);
  expect(page.own.leaveLine).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(page.find("textarea"));
  await ownedBy("bot");
  expect(panel()).toBeNull();
});

test("whose sign-in is told before the new cookie is here is offered a text all the same", async () => {
  page.own.textsTo.mockRejectedValueOnce(new Problem(401, { type: "/problems/session-unknown" }, null));
  await knownAndWaiting();
  await page.later(1_000);
  expect(page.button(LEAVE)).toBeTruthy();
});

test("who is not known is offered no text", async () => {
  await page.start();
  await ownedBy("waiting");
  expect(panel()?.textContent).not.toContain("text me");
});

test("why nobody can be texted is said, and they still wait", async () => {
  await knownAndWaiting();
  const detail = "You asked us not to text this number. Text START to us first.";
  page.own.waitByText.mockRejectedValueOnce(new Problem(409, { type: "/problems/no-number", detail }, null));
  await page.press(LEAVE);
  expect(panel()?.textContent).toContain(detail);
  expect(panel()?.textContent).toContain("You're number 2 in line");
  page.own.waitByText.mockRejectedValueOnce(new NoAnswer("away"));
  await page.press(LEAVE);
  expect(panel()?.textContent).toContain("That did not get through");
});

test.each(["agent_joined", "with_assistant", "by_text"])(
  "after %s the replies from before do nothing",
  async (event) => {
    await page.start();
    await page.says({ text: "You're in line.", quick_replies: [{ index: 0, title: "Stay or go" }] });
    expect(page.button("Stay or go").tagName).toBe("BUTTON");
    await page.says({ text: "Something changed", event }, { sender: { kind: "system", name: null } });
    expect(() => page.button("Stay or go")).toThrow();
    expect(page.find(".replies").textContent).toContain("Stay or go");
    await page.says({ text: "Now then?", quick_replies: [{ index: 0, title: "Go on" }] });
    expect(page.button("Go on").tagName).toBe("BUTTON");
  },
);

test("a press that comes after a person has joined says so, and is not to be tried again", async () => {
  await page.start();
  await page.says({ text: "You're in line.", quick_replies: [{ index: 0, title: "Back to line" }] });
  page.api.send.mockRejectedValueOnce(new Problem(409, { type: "/problems/choice-over" }, null));
  await page.press("Back to line");
  expect(page.find(".refused").textContent).toContain("a person has joined. Write to them instead.");
  expect(() => page.button("Try again")).toThrow();
  await page.press("Discard");
  expect(page.root.querySelector(".refused")).toBeNull();
});
