import { NoAnswer, Problem } from "@selfcare/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { message } from "../../../packages/client/test/messages";
import { CONVERSATION, TestPage } from "./page";

let page: TestPage;

beforeEach(async () => {
  page = new TestPage();
});

afterEach(() => page.close());

const log = () => page.find("[role=log]");
const spoken = () => page.find("[data-voice=polite]").textContent;

async function say(text: string): Promise<void> {
  await page.write("textarea", text);
  await page.submit("textarea");
}

test("the header names the brand, says that it is automated, and the link in words", async () => {
  await page.start();
  expect(page.find("header").textContent).toContain("OptiLink");
  expect(page.find("header").textContent).toContain("Automated assistant");
  expect(page.find("header").textContent).toContain("Connected");
});

test("a message is in the log once, before and after the feed brings it", async () => {
  await page.start();
  await say("How much is my bill?");
  FakeSource.last.sends("message", page.ledger[0]);
  await page.settle();
  expect(log().querySelectorAll("article")).toHaveLength(1);
  expect(page.find<HTMLTextAreaElement>("textarea").value).toBe("");
});

test("what is sent before the conversation is open goes as soon as it is", async () => {
  page.chat.write("How much is my bill?");
  page.chat.say("How much is my bill?");
  expect(page.chat.state.draft).toBe("How much is my bill?");
  await page.start();
  expect(page.sent).toHaveLength(1);
  expect(page.find<HTMLTextAreaElement>("textarea").value).toBe("");
});

test("without a connection it stays in the log, says so, and is sent when the link is back", async () => {
  await page.start();
  page.api.send.mockRejectedValueOnce(new NoAnswer());
  page.api.here.mockReturnValueOnce(new Promise(() => undefined));
  await say("Hello");
  expect(log().textContent).toContain("Not sent yet");
  FakeSource.last.breaks();
  page.chat.hurry();
  await page.settle();
  FakeSource.last.opens();
  await page.settle();
  expect(page.sent).toHaveLength(1);
  expect(log().textContent).not.toContain("Not sent yet");
});

test("a refused message offers to try again, and is told at once", async () => {
  await page.start();
  page.api.send.mockRejectedValueOnce(new Problem(403, {}, null));
  await say("Hello");
  expect(log().textContent).toContain("Not sent");
  expect(page.find("[data-voice=assertive]").textContent).toBe("Not sent: Hello");
  await page.press("Try again");
  expect(page.sent).toHaveLength(1);
  expect(log().textContent).not.toContain("Not sent");
});

test("when the session has gone, a new conversation starts and the words are in the box again", async () => {
  await page.start();
  page.api.send.mockRejectedValueOnce(new Problem(401, { type: "/problems/session-unknown" }, null));
  await say("How much is my bill?");
  expect(page.api.open).toHaveBeenCalledTimes(2);
  expect(page.find<HTMLTextAreaElement>("textarea").value).toBe("How much is my bill?");
  expect(page.find(".notice").textContent).toContain("new conversation");
});

test("a chosen reply is sent as a choice, is marked, and the others do nothing any more", async () => {
  await page.start();
  const offer = await page.says({
    quick_replies: [
      { index: 0, title: "My bill" },
      { index: 1, title: "A person" },
    ],
  });
  await page.press("A person");
  expect(page.sent).toMatchObject([{ choice: { message_id: offer.id, index: 1 } }]);
  expect(page.find(".used.chosen").textContent).toContain("A person");
  expect(log().querySelectorAll(".replies button")).toHaveLength(0);
  expect(document.activeElement).toBe(page.find("textarea"));
});

test("replies can no longer be used once the customer has said something else", async () => {
  await page.start();
  await page.says({ quick_replies: [{ index: 0, title: "My bill" }] });
  await say("Something else");
  expect(log().querySelectorAll(".replies button")).toHaveLength(0);
  expect(log().textContent).toContain("My bill");
});

test("a new message is spoken once with its number of choices, and the history is not", async () => {
  page.ledger.push(message(1, { text: "Hello from before" }));
  await page.start();
  expect(spoken()).toBe("");
  await page.says({
    text: "It is £84.20.",
    quick_replies: [
      { index: 0, title: "Why" },
      { index: 1, title: "A person" },
    ],
  });
  expect(spoken()).toBe("Assistant: It is £84.20.2 choices");
  await page.later(1_100);
  expect(spoken()).toBe("");
});

test("nothing that arrives takes the focus", async () => {
  await page.start();
  page.find("textarea").focus();
  await page.says({ text: "Sign in first", form: { kind: "sign_in", step: "address" } });
  expect(document.activeElement).toBe(page.find("textarea"));
});

test("a late answer names the question it answers", async () => {
  await page.start();
  await say("How much is my bill?");
  await page.says(
    { text: "I'll answer here.", event: "delayed" },
    { sender: { kind: "system", name: null } },
  );
  await page.says({ text: "It is £84.20." }, { late: true, answers_seq: 1 });
  expect(page.find(".question").textContent).toBe("Answer to How much is my bill?");
  expect(page.find(".event").textContent).toBe("I'll answer here.");
});

test("the line that only says the conversation was opened is not shown", async () => {
  await page.start();
  await page.says({ text: "", event: "opened" }, { sender: { kind: "system", name: null } });
  expect(log().querySelectorAll("article")).toHaveLength(0);
});

test("Enter sends, Shift and Enter does not, and neither does Enter while a word is being composed", async () => {
  await page.start();
  await page.write("textarea", "Hello");
  const press = (more: KeyboardEventInit) =>
    page
      .find("textarea")
      .dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, ...more }));
  press({ shiftKey: true });
  press({ isComposing: true });
  expect(page.api.send).not.toHaveBeenCalled();
  press({});
  await page.settle();
  expect(page.sent).toMatchObject([{ text: "Hello" }]);
});

test("the arrows move from message to message, and Escape goes back to the box", async () => {
  await page.start();
  await page.says({ text: "One" });
  await page.says({ text: "Two" });
  const [one, two] = log().querySelectorAll("article");
  expect([one?.tabIndex, two?.tabIndex]).toEqual([-1, 0]);
  two?.focus();
  two?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true }));
  await page.settle();
  expect(document.activeElement).toBe(one);
  one?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  expect(document.activeElement).toBe(page.find("textarea"));
});

test("the draft is there again after a reload, and gone after signing out", async () => {
  await page.start();
  await page.write("textarea", "Half a sen");
  const reloaded = new TestPage();
  await reloaded.start();
  expect(reloaded.find<HTMLTextAreaElement>("textarea").value).toBe("Half a sen");
  await reloaded.chat.signOut();
  await reloaded.settle();
  expect(reloaded.find<HTMLTextAreaElement>("textarea").value).toBe("");
  expect(Object.keys(sessionStorage)).toEqual([]);
  reloaded.close();
});

test("signing out that does not get through is said, and nothing is thrown away", async () => {
  page.api.open.mockResolvedValue({ ...CONVERSATION, level: "verified", customer_name: "Ana Brown" });
  await page.start();
  page.api.signOut.mockRejectedValueOnce(new NoAnswer());
  await page.press("Sign out");
  expect(page.find(".notice").textContent).toContain("still signed in");
  expect(page.find("header").textContent).toContain("Ana Brown");
});

test("a browser that keeps no cookie does not ask for conversation after conversation", async () => {
  page.api.messages.mockRejectedValue(new Problem(401, { type: "/problems/session-unknown" }, null));
  vi.stubGlobal("EventSource", FakeSource);
  await page.chat.open();
  await page.later(500);
  expect(page.api.open).toHaveBeenCalledTimes(1);
  expect(page.chat.state.link).toBe("reconnecting");
});

test("a page to go on to opens beside the chat and tells so", async () => {
  await page.start();
  const link = { title: "Pay by card", url: "https://pay.example.com/p/1" };
  FakeSource.last.sends("message", message(1, { text: "Cards are entered there.", link }));
  await page.settle();
  const anchor = page.find<HTMLAnchorElement>("a.go-on");
  expect([anchor.href, anchor.target, anchor.rel]).toEqual([link.url, "_blank", "noopener noreferrer"]);
  expect(anchor.textContent).toContain("opens in a new tab");
});
