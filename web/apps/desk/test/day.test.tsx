import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as sound from "../../../packages/ui/src/chime";
import { DeskPage, problem } from "./desk_page";
import { chat, ID, ME, NOW, OTHER, queued } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
});

afterEach(() => page.close());

async function logIn(): Promise<void> {
  for (const [id, value] of [
    ["#email", ME.email],
    ["#password", "answer-the-desk"],
  ] as const) {
    const field = document.querySelector<HTMLInputElement>(id);
    if (field === null) throw new Error(`${id} is not there`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await page.later(20);
  await page.press("Log in");
}

test("a wrong password says what to do and keeps what was typed", async () => {
  page.api.me.mockRejectedValue(problem(401, "agent-unknown"));
  page.api.logIn.mockRejectedValueOnce(problem(401, "log-in-refused", { title: "They don't go together" }));
  await page.arrive();
  await logIn();
  expect(page.text("[role=alert]")).toContain("They don't go together. Do this instead.");
  expect(document.querySelector<HTMLInputElement>("#email")?.value).toBe(ME.email);
  await page.press("Log in");
  expect(page.text("header")).toContain("Priya Raman");
});

test("a second factor is asked for once the password is right, and sent with it", async () => {
  page.api.me.mockRejectedValue(problem(401, "agent-unknown"));
  page.api.logIn.mockRejectedValueOnce(problem(403, "code-needed"));
  await page.arrive();
  await logIn();
  const code = document.querySelector<HTMLInputElement>("#code");
  if (code === null) throw new Error("no code is asked for");
  code.value = "123456";
  code.dispatchEvent(new Event("input", { bubbles: true }));
  await page.later(20);
  await page.press("Log in");
  expect(page.api.logIn).toHaveBeenLastCalledWith({
    email: ME.email,
    password: "answer-the-desk",
    code: "123456",
  });
});

test("an offer sounds once, says who and why and until when, and is accepted by a key", async () => {
  const chime = vi.spyOn(sound, "chime").mockReturnValue();
  const offer = chat({ accepted_at: null, accept_by: "2026-11-22T14:02:25Z" });
  page.api.chats.mockResolvedValue([]);
  await page.start();
  const before = document.activeElement;
  page.api.chats.mockResolvedValue([offer]);
  page.feed("/desk-feed").sends("chats", {});
  await page.later(50);
  expect(chime).toHaveBeenCalledTimes(1);
  expect(page.text(".offer")).toContain("Ana Brown waits for you: asked for a person.");
  expect(document.title).toContain("(1)");
  expect(document.activeElement).toBe(before);
  await page.key("a");
  expect(page.api.accept).toHaveBeenCalledWith(ID);
});

test("the list says how long somebody waits and what is due, in words and with a shape", async () => {
  page.api.queue.mockResolvedValue([queued({ priority: "urgent" })]);
  await page.start();
  expect(page.text("#queue-title")).toContain("1");
  const row = document.querySelector("[aria-labelledby=queue-title] .row");
  expect(row?.textContent).toContain("waiting 4 min, answer due in 1 min");
  expect(row?.textContent).toContain("Urgent");
  expect(row?.querySelector("svg")).not.toBeNull();
});

test("the list does not move under the pointer, and says how many moved", async () => {
  const [one, two] = [
    queued({ conversation_id: ID }),
    queued({ conversation_id: OTHER, reason: "complaint" }),
  ];
  page.api.queue.mockResolvedValue([one, two]);
  await page.start();
  const order = () =>
    [...document.querySelectorAll("[aria-labelledby=queue-title] .row-about")].map((row) => row.textContent);
  document.querySelector(".list")?.dispatchEvent(new Event("pointerenter"));
  await page.later(20);
  page.api.queue.mockResolvedValue([two, one]);
  page.feed("/desk-feed").sends("queue", {});
  await page.later(50);
  expect(order()).toEqual(["asked for a person", "complains"]);
  await page.press("2 moved, update");
  expect(order()).toEqual(["complains", "asked for a person"]);
});

test("without a link it says as of when, after ten seconds nothing is sent, and on return what is new", async () => {
  await page.open();
  await page.key("r");
  await page.type("Typed without a link");
  page.reached.mockImplementation(() => new Promise(() => undefined));
  page.feed("/desk-feed").breaks();
  await page.later(100);
  expect(page.text(".link-state")).toContain("Reconnecting, shown as of 14:02:00");
  await page.later(10_500);
  expect(page.text(".link-state")).toContain("Sending is off");
  expect(page.text("#composer-block")).toBe("The connection is gone: sending is off until it is back.");
  expect(document.querySelector<HTMLTextAreaElement>("textarea")?.disabled).toBe(false);
});

test("letters are keys only outside of text fields, and can be switched off", async () => {
  await page.open();
  await page.key("r");
  const box = await page.type("an e in the text");
  await page.key("e", {}, box);
  expect(document.querySelector("dialog")).toBeNull();
  await page.key("Escape", {}, box);
  await page.key("e");
  expect(page.text("dialog")).toContain("How did it end?");
  page.desk.show(null);
  page.desk.liking.like({ letters: false });
  await page.key("e");
  expect(document.querySelector("dialog")).toBeNull();
});

test("a sheet is closed by Escape before the next key comes, even if that opens the same one", async () => {
  await page.open();
  await page.key("t");
  const press = (key: string, at: Element | null) =>
    at?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  press("Escape", document.querySelector("dialog fieldset"));
  expect(page.desk.state.sheet).toBeNull();
  await page.later(0);
  press("t", document.body);
  await page.later(30);
  expect(page.text("dialog")).toContain("Transfer with a note");
});

test("what takes the focus away gives it to the heading of the screen", async () => {
  await page.start();
  expect(document.activeElement?.textContent).toBe("No conversation is open.");
  await page.press("Search");
  expect(document.activeElement?.id).toBe("search-q");
  await page.key("Enter");
  page.desk.view("chats");
  await page.later(200);
  expect(document.activeElement?.textContent).toBe("No conversation is open.");
});

test("closing has its summary at hand, waits eight seconds, and can be undone by a key", async () => {
  await page.open();
  await page.key("e");
  expect(document.querySelector<HTMLTextAreaElement>("#close-summary")?.value).toBe(
    "Asked for: Contest a charge.",
  );
  const close = [...document.querySelectorAll<HTMLButtonElement>("dialog button")].find(
    (one) => one.type === "submit",
  );
  const form = close?.closest("form");
  const submit = () => form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  submit();
  await page.later(20);
  expect(page.text("dialog [role=alert]")).toBe("Choose how it ended.");
  document.querySelector<HTMLInputElement>("input[value=solved]")?.click();
  await page.later(20);
  submit();
  await page.later(100);
  await page.key("z", { ctrlKey: true });
  await page.laterLive(9_000);
  expect(page.api.close).not.toHaveBeenCalled();
});

test("the command bar finds a deed by its words and does it", async () => {
  await page.open();
  await page.key("k", { ctrlKey: true });
  const field = document.querySelector<HTMLInputElement>("[role=combobox]");
  if (field === null) throw new Error("no command bar");
  field.value = "transfer";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await page.later(30);
  await page.key("Enter", {}, field);
  await page.later(50);
  expect(page.text("dialog h2")).toBe("Transfer with a note");
});

test("given back, the assistant hears what comes next, the customer the last words, and colleagues the note", async () => {
  await page.open();
  await page.key("b");
  const next = document.querySelector<HTMLSelectElement>("dialog select");
  // What they came for is offered first.
  expect(next?.value).toBe("dispute_charge");
  if (next !== null) next.value = "pay_bill";
  next?.dispatchEvent(new Event("change", { bubbles: true }));
  for (const [id, text] of [
    ["return-words", "You can pay below."],
    ["return-note", "Half of it is credited."],
  ]) {
    const field = document.querySelector<HTMLTextAreaElement>(`#${id}`);
    if (field === null || text === undefined) throw new Error(`no ${id}`);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  await page.later(20);
  const form = document.querySelector("dialog form");
  form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await page.laterLive(9_000);
  const told = { next: "pay_bill", words: "You can pay below.", note: "Half of it is credited." };
  expect(page.api.giveBack).toHaveBeenCalledExactlyOnceWith(ID, told);
});

test("before the log-in ends it is said, and its end loses nothing that was typed", async () => {
  page.api.me.mockResolvedValue({ ...ME, session_ends_at: new Date(NOW + 2 * 60_000).toISOString() });
  await page.open();
  expect(page.text(".ending")).toContain("You will be signed out at 22:00");
  await page.key("r");
  await page.type("Still being written");
  page.api.chats.mockRejectedValueOnce(problem(401, "agent-unknown"));
  page.feed("/desk-feed").sends("chats", {});
  await page.later(50);
  expect(page.text("main")).toContain("Your log-in has run out.");
  expect(JSON.stringify(localStorage)).toContain("Still being written");
});

test("who logs out leaves no customer's words in the browser", async () => {
  await page.open();
  await page.key("r");
  await page.type("Words about Ana");
  await page.press("Log out");
  expect(page.text("main")).toContain("You are logged out.");
  expect(JSON.stringify(localStorage)).not.toContain("Words about Ana");
});
