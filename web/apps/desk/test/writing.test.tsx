import { NoAnswer } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage, problem } from "./desk_page";
import { CONVERSATION, ID, note, said } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
});

afterEach(() => page.close());

async function reply(text: string): Promise<void> {
  await page.key("r");
  await page.type(text);
  await page.press("Send to Ana");
}

test("nothing can be typed before reply or note is chosen, and neither is remembered", async () => {
  await page.open();
  expect(document.querySelector(".composer textarea")).toBeNull();
  await reply("Hello Ana");
  expect(document.querySelector(".composer textarea")).toBeNull();
});

test("a reply goes after three seconds, once, with what the agent had seen", async () => {
  await page.open();
  await reply("I can see the second payment.");
  await page.laterLive(2_500);
  expect(page.api.say).not.toHaveBeenCalled();
  await page.laterLive(1_000);
  expect(page.api.say).toHaveBeenCalledTimes(1);
  expect(page.api.say.mock.calls[0]?.[0]).toMatchObject({
    conversation: ID,
    text: "I can see the second payment.",
    seenSeq: 1,
    anyway: false,
  });
  expect(page.api.addNote).not.toHaveBeenCalled();
});

test("undone in time, it is in the box again and nobody has it", async () => {
  await page.open();
  await reply("Wrong words");
  await page.press("Undo");
  await page.laterLive(5_000);
  expect(page.api.say).not.toHaveBeenCalled();
  expect(document.querySelector<HTMLTextAreaElement>(".composer textarea")?.value).toBe("Wrong words");
});

test("a text message goes at once: nothing brings it back", async () => {
  page.api.thread.mockResolvedValue({
    messages: [said(1, "Charged twice", { channel: "sms" })],
    before: null,
    last_seq: 1,
  });
  await page.open();
  await page.key("r");
  await page.type("We look into it");
  await page.laterLive(500);
  expect(page.text(".meter")).toContain("1 SMS, 15 of 160");
  await page.press("Send to Ana by SMS");
  expect(page.api.say).toHaveBeenCalledTimes(1);
});

test("a note goes to the notes and never to the customer", async () => {
  await page.open();
  await page.key("n");
  await page.type("Charged twice, @Sam please look");
  await page.press("Save note");
  expect(page.api.addNote.mock.calls[0]?.[0]).toMatchObject({ mode: "note", mentions: ["sam"] });
  await page.laterLive(5_000);
  expect(page.api.say).not.toHaveBeenCalled();
});

test("words for staff in a reply are held, and become a note when the agent says so", async () => {
  page.api.notes.mockResolvedValue([note("The line was checked twice already")]);
  await page.open();
  await page.key("r");
  await page.type("The line was checked twice already, so it is the router");
  await page.press("Send to Ana");
  expect(page.text(".ask")).toContain("Make this a note?");
  await page.press("Make it a note");
  expect(document.querySelector(".composer.note textarea")).not.toBeNull();
  await page.laterLive(4_000);
  expect(page.api.say).not.toHaveBeenCalled();
});

test("a gap that was not filled in blocks the sending and is named", async () => {
  await page.open();
  await page.key("r");
  await page.type("Hello {customer.given_name}");
  expect(page.text("#composer-block")).toBe("Fill in {customer.given_name} first.");
  await page.press("Send to Ana");
  await page.laterLive(4_000);
  expect(page.api.say).not.toHaveBeenCalled();
});

test("what came meanwhile holds the reply and shows itself; sent anyway, it says so", async () => {
  page.api.say.mockRejectedValueOnce(problem(409, "something-came"));
  await page.open();
  await reply("The second payment is a hold.");
  page.talkFeed().sends("message", said(2, "It is gone now"));
  await page.laterLive(3_500);
  expect(page.text(".held")).toContain("It is gone now");
  await page.press("Send anyway");
  expect(page.api.say.mock.calls[1]?.[0]).toMatchObject({ anyway: true, seenSeq: 2 });
  expect(page.api.say.mock.calls[1]?.[0].id).toBe(page.api.say.mock.calls[0]?.[0].id);
});

test("refused because somebody else has it, the reply is a note draft and says who", async () => {
  page.api.say.mockRejectedValueOnce(problem(409, "changed-hands", { detail: "Sam Whitfield has it now." }));
  await page.open();
  await reply("I rebook it now.");
  await page.laterLive(3_500);
  expect(page.text("[role=alert]")).toContain("Sam Whitfield has it now.");
  expect(document.querySelector<HTMLTextAreaElement>(".composer.note textarea")?.value).toBe(
    "I rebook it now.",
  );
});

test("what is not sent survives a reload and goes under the same id", async () => {
  page.api.say.mockRejectedValue(new NoAnswer());
  await page.open();
  await reply("Kept over a reload");
  await page.laterLive(3_500);
  const first = page.api.say.mock.calls[0]?.[0].id;
  page.close();
  page = new DeskPage();
  await page.start();
  await page.laterLive(1_000);
  expect(page.api.say.mock.calls[0]?.[0]).toMatchObject({ id: first, text: "Kept over a reload" });
});

test("drafts are kept for each conversation and mode, over a reload", async () => {
  await page.open();
  await page.key("r");
  await page.type("Half a reply");
  await page.key("Escape", {}, document.querySelector("textarea") as Element);
  await page.key("n");
  await page.type("Half a note");
  await page.later(1_100);
  expect(page.api.draft.mock.calls).toEqual([
    [ID, "reply", "Half a reply"],
    [ID, "note", "Half a note"],
  ]);
  page.close();
  page = new DeskPage();
  await page.open();
  await page.key("r");
  expect(document.querySelector<HTMLTextAreaElement>("textarea")?.value).toBe("Half a reply");
});

test("whoever does not have the conversation can leave a note and not a reply", async () => {
  page.api.chats.mockResolvedValue([]);
  await page.open();
  expect(() => page.button("Reply")).toThrow();
  await page.press("Note");
  await page.type("Seen by a lead");
  await page.press("Save note");
  expect(page.api.addNote).toHaveBeenCalledTimes(1);
  expect(page.api.seen).not.toHaveBeenCalled();
});

test("how far a message has got is told in words, and what failed can be sent again", async () => {
  await page.open();
  const delivery = { state: "queued" as const, since: "2026-11-22T14:02:00Z", why: null, can_resend: false };
  const sent = said(2, "Hello", { sender: { kind: "agent", name: "Priya Raman" }, delivery });
  page.talkFeed().sends("message", sent);
  await page.later(50);
  expect(page.text(".delivery")).toBe("Waits to be sent");
  const failed = {
    message_id: sent.id,
    seq: 2,
    ...delivery,
    state: "failed",
    why: "no such number",
    can_resend: true,
  };
  page.talkFeed().sends("delivery", failed);
  await page.later(50);
  expect(page.text(".delivery")).toContain("Not delivered: no such number");
  await page.press("Send again");
  expect(page.api.resend).toHaveBeenCalledWith(ID, sent.id);
  page.talkFeed().sends("conversation", { ...CONVERSATION, customer_seen_seq: 2 });
  await page.later(50);
  expect(page.text(".delivery")).toBe("Read");
});
