import { Problem } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { FakeSource } from "../../../packages/client/test/fake_source";
import { message } from "../../../packages/client/test/messages";
import { CONVERSATION, TestPage } from "./page";

/** The one that the customer has at another browser of theirs. */
const HOME = {
  ...CONVERSATION,
  id: "c0000000-0000-4000-8000-000000000002",
  level: "verified" as const,
  customer_name: "Ana Brown",
};
const GONE = new Problem(404, { type: "/problems/conversation-unknown" }, null);

let page: TestPage;

beforeEach(async () => {
  page = new TestPage();
  await page.start();
});

afterEach(() => page.close());

const box = () => page.find<HTMLTextAreaElement>("textarea").value;

async function say(text: string): Promise<void> {
  await page.write("textarea", text);
  await page.submit("textarea");
}

async function arrivesHome(): Promise<void> {
  await page.later(500);
  FakeSource.last.opens();
  await page.settle();
}

test("who signs in with a code goes on in the conversation that they have elsewhere", async () => {
  await page.says({ text: "Who is it?", form: { kind: "sign_in", step: "address" } });
  await page.write(".sign-in input", "07700 900101");
  await page.submit(".sign-in input");
  page.api.signIn.mockResolvedValueOnce(HOME);
  page.api.open.mockResolvedValueOnce(HOME);
  page.ledger.splice(0, page.ledger.length, message(1, { text: "Your bill is £84.20." }));
  await page.write(".sign-in input", "123456");
  await page.submit(".sign-in input");
  await arrivesHome();
  expect(page.chat.state.conversation?.id).toBe(HOME.id);
  expect(page.find(".log").textContent).toContain("Your bill is £84.20.");
  expect(page.find(".log").textContent).not.toContain("Who is it?");
  expect(page.root.querySelector(".notice")).toBeNull();
});

test("a form that waits at another browser of theirs asks nobody who is verified here", async () => {
  await opensFor(HOME);
  await page.says({ text: "Who is it?", form: { kind: "sign_in", step: "address" } });
  await page.says({ text: "Signed in as Ana Brown", event: "joined" });
  expect(page.root.querySelector(".sign-in")).toBeNull();
  await opensFor({ ...HOME, level: "identified" });
  expect(page.root.querySelector(".sign-in")).not.toBeNull();
});

test("where the new cookie takes longer than the word of it, the page waits, and nothing is lost", async () => {
  page.api.send.mockRejectedValueOnce(GONE);
  const underWay = new Problem(409, { type: "/problems/cookie-under-way" }, 1);
  for (let told = 0; told < 8; told += 1) page.api.open.mockRejectedValueOnce(underWay);
  page.api.open.mockResolvedValueOnce(HOME);
  await say("How much is my bill?");
  await arrivesHome();
  for (let told = 1; told <= 8; told += 1) {
    expect(page.api.open).toHaveBeenCalledTimes(1 + told);
    expect(page.api.send).toHaveBeenCalledTimes(1);
    expect(page.chat.state.link).toBe("reconnecting");
    await page.later(1_050);
  }
  FakeSource.last.opens();
  await page.settle();
  expect(page.api.open).toHaveBeenCalledTimes(10);
  expect(page.chat.state.conversation?.id).toBe(HOME.id);
  expect(page.api.send).toHaveBeenCalledTimes(2);
  expect(box()).toBe("");
});

test("what was not taken yet is said there, under the same id and without a word in the box", async () => {
  page.api.send.mockRejectedValueOnce(GONE);
  page.api.open.mockResolvedValueOnce(HOME);
  await say("How much is my bill?");
  await arrivesHome();
  const ids = page.api.send.mock.calls.map(([id, sent]) => [id, sent.client_message_id, sent.text]);
  expect(ids).toEqual([
    [CONVERSATION.id, ids[0]?.[1], "How much is my bill?"],
    [HOME.id, ids[0]?.[1], "How much is my bill?"],
  ]);
  expect(box()).toBe("");
});

test("where nobody is signed in it stays in the box, to be sent or not", async () => {
  page.api.send.mockRejectedValueOnce(GONE);
  await say("How much is my bill?");
  await arrivesHome();
  expect(page.api.send).toHaveBeenCalledTimes(1);
  expect(box()).toBe("How much is my bill?");
});

test("what is written meanwhile is not taken away", async () => {
  page.api.send.mockRejectedValueOnce(GONE);
  page.api.open.mockImplementationOnce(async () => {
    page.chat.write("How much is my bill? And my plan?");
    return HOME;
  });
  await say("How much is my bill?");
  await arrivesHome();
  expect(page.api.send).toHaveBeenCalledTimes(1);
  expect(box()).toBe("How much is my bill? And my plan?");
});

const BEN = { ...HOME, id: "c0000000-0000-4000-8000-000000000003", customer_name: "Ben Carter" };
const NOBODY = { ...CONVERSATION, id: "c0000000-0000-4000-8000-000000000004" };

const WAITING = {
  ...{ id: "m0", shown: "Where is my SIM?", body: { text: "Where is my SIM?" }, state: "waiting" },
  ...{ refusal: null, at: "2026-11-21T15:40:00Z", after: 0 },
};

/** As after a reload, with whoever is signed in by then. */
async function opensFor(conversation: typeof CONVERSATION): Promise<void> {
  page.chat.leave();
  page.api.open.mockResolvedValueOnce(conversation as typeof CONVERSATION);
  await page.chat.open();
  FakeSource.last.opens();
  await page.settle();
}

test.each([
  ["at once", [HOME]],
  ["after nobody was", [NOBODY, HOME]],
])(
  "what somebody else had written is neither sent nor shown to whoever is there %s",
  async (_, [next, then]) => {
    await opensFor(BEN);
    page.api.send.mockRejectedValueOnce(GONE);
    page.api.open.mockResolvedValueOnce(next ?? HOME);
    await say("Where is my SIM?");
    await arrivesHome();
    if (then !== undefined) await opensFor(then);
    expect(page.chat.state.conversation?.id).toBe(HOME.id);
    expect(page.api.send).toHaveBeenCalledTimes(1);
    expect(box()).toBe("");
  },
);

test("nor what was waiting as the page was reloaded, though it is there for whoever wrote it", async () => {
  for (const [comes, sent] of [
    [BEN, 1],
    [HOME, 0],
  ] as const) {
    await opensFor(BEN);
    page.chat.leave();
    sessionStorage.setItem("selfcare.unsent", JSON.stringify({ conversation: BEN.id, items: [WAITING] }));
    sessionStorage.setItem("selfcare.draft", JSON.stringify("And my bill?"));
    page = new TestPage();
    page.api.open.mockResolvedValueOnce(comes);
    await page.start();
    expect(page.api.send).toHaveBeenCalledTimes(sent);
    expect(box()).toBe(sent === 1 ? "And my bill?" : "");
  }
});

test("one that goes on elsewhere is opened once, also when a message was under way", async () => {
  let refuse: (error: unknown) => void = () => {};
  page.api.send.mockImplementationOnce(() => new Promise((_, no) => (refuse = no)));
  page.api.open.mockResolvedValue(HOME);
  await say("How much is my bill?");
  page.api.messages.mockRejectedValueOnce(GONE);
  FakeSource.last.breaks();
  await arrivesHome();
  refuse(GONE);
  await arrivesHome();
  await page.later(3_000);
  expect(page.api.open).toHaveBeenCalledTimes(2);
});
