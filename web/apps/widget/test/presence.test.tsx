import { NoAnswer } from "@selfcare/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { CONVERSATION, TestPage } from "./page";

let page: TestPage;

beforeEach(() => {
  page = new TestPage();
});

afterEach(() => page.close());

const log = () => page.find("[role=log]");

async function say(text: string): Promise<void> {
  await page.write("textarea", text);
  await page.submit("textarea");
}

const withAgent = { ...CONVERSATION, owner: "agent" as const };

test("a person's writing is shown as dots, told once in words, and over by itself", async () => {
  await page.start();
  FakeSource.last.sends("typing", { who: "agent", since: "2026-11-21T10:40:00Z", seconds: 2.5 });
  await page.later(1_200);
  expect(log().querySelector(".typing")).not.toBeNull();
  FakeSource.last.sends("beat", { seq: 0 });
  await page.later(1_000);
  expect(page.find("[role=status]").textContent).toBe("An agent is writing");
  await page.later(600);
  expect(log().querySelector(".typing")).toBeNull();
  expect(page.find("[role=status]").textContent).toBe("");
});

test("a person is told that the customer writes, once in a while, and the assistant never", async () => {
  await page.start();
  await page.write("textarea", "Hel");
  expect(page.api.writing).not.toHaveBeenCalled();
  FakeSource.last.sends("conversation", withAgent);
  await page.settle();
  await page.write("textarea", "Hell");
  await page.write("textarea", "Hello");
  expect(page.api.writing).toHaveBeenCalledTimes(1);
});

test("how far a person has read stands under the customer's last message, and nowhere else", async () => {
  await page.start();
  await say("One");
  await say("Two");
  expect(log().textContent).not.toMatch(/Delivered|Seen/);
  FakeSource.last.sends("conversation", { ...withAgent, agent_seen_seq: 1 });
  await page.settle();
  const [one, two] = log().querySelectorAll("article");
  expect([one?.textContent, two?.textContent]).toEqual([
    expect.not.stringMatching(/Delivered|Seen/),
    expect.stringContaining("Delivered"),
  ]);
  FakeSource.last.sends("conversation", { ...withAgent, agent_seen_seq: 2 });
  await page.settle();
  expect(two?.textContent).toContain("Seen");
});

test("what is in sight is reported as seen, together, and not while nobody looks", async () => {
  await page.start();
  const sight = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await page.says({ text: "One" });
  await page.says({ text: "Two" });
  await page.later(800);
  expect(page.api.seen).not.toHaveBeenCalled();
  sight.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await page.says({ text: "Three" });
  await page.later(800);
  expect(page.api.seen.mock.calls).toEqual([[CONVERSATION.id, 3]]);
});

test("what could not be reported as seen is reported when the link is back", async () => {
  await page.start();
  page.api.seen.mockRejectedValueOnce(new NoAnswer());
  await page.says({ text: "One" });
  await page.later(800);
  FakeSource.last.breaks();
  await page.settle();
  FakeSource.last.opens();
  await page.settle();
  expect(page.api.seen.mock.calls).toEqual([
    [CONVERSATION.id, 1],
    [CONVERSATION.id, 1],
  ]);
});

test("one report at a time: on a dead link they would take up every connection there is", async () => {
  await page.start();
  let answer = () => {};
  page.api.seen.mockReturnValueOnce(
    new Promise((done) => {
      answer = done;
    }),
  );
  await page.says({ text: "One" });
  await page.later(800);
  await page.says({ text: "Two" });
  await page.later(800);
  expect(page.api.seen).toHaveBeenCalledTimes(1);
  answer();
  await page.settle();
  expect(page.api.seen.mock.calls).toEqual([
    [CONVERSATION.id, 1],
    [CONVERSATION.id, 2],
  ]);
});
