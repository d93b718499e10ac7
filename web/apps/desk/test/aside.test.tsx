import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeskPage, problem } from "./desk_page";
import { ASIDE, chat, ID, NOW } from "./made_up";

let page: DeskPage;

beforeEach(async () => {
  page = new DeskPage();
  await page.open();
});

afterEach(() => page.close());

const aside = { since: ASIDE.since, until: ASIDE.until, display: ASIDE.display };
const group = (id: string) => page.text(`[aria-labelledby=${id}-title]`);

async function choose(words: string): Promise<void> {
  await page.key("z");
  const label = [...document.querySelectorAll("dialog label")].find((one) => one.textContent === words);
  label?.querySelector("input")?.click();
  await page.later(30);
}

async function go(): Promise<void> {
  const form = document.querySelector("dialog form");
  form?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await page.later(50);
}

test("put aside it stands in a group of its own with until when, out of mine, and is undone by a key", async () => {
  page.api.chats.mockResolvedValue([chat({ aside })]);
  await choose("In an hour");
  await go();
  expect(page.api.putAside).toHaveBeenCalledWith(ID, { minutes: 60, seen_seq: 1 });
  expect(page.text(".notices")).toContain("Ana Brown: Put aside until 14:12.");
  expect(group("aside")).toContain("Put aside until 14:12");
  expect(document.querySelector("[aria-labelledby=mine-title]")).toBeNull();
  page.api.chats.mockResolvedValue([chat()]);
  await page.key("z", { ctrlKey: true });
  expect(page.api.takeBack).toHaveBeenCalledWith(ID);
  await page.later(50);
  expect(group("mine")).toContain("Ana Brown");
  // Nobody is told of what they did themselves.
  expect(page.text(".notices")).toBe("");
});

test("after eight seconds there is nothing to undo, and the desk says so", async () => {
  await choose("In 10 minutes");
  await go();
  await page.laterLive(8_500);
  await page.key("z", { ctrlKey: true });
  expect(page.api.takeBack).not.toHaveBeenCalled();
  expect(page.text(".notices")).toContain("There is nothing to undo now.");
});

test.each([
  ["Tomorrow, or the next day that the team opens", { opening: true }],
  ["Until the customer writes", {}],
])("%s", async (words, asked) => {
  await choose(words);
  await go();
  expect(page.api.putAside).toHaveBeenCalledWith(ID, { ...asked, seen_seq: 1 });
});

test("a typed time is the next one that the clock shows so", async () => {
  await choose("At a time");
  await go();
  expect(page.text("dialog [role=alert]")).toBe("Type a time.");
  const early = new Date(NOW - 60_000).toTimeString().slice(0, 5);
  await page.type(early, "dialog input[type=time]");
  await go();
  const told = page.api.putAside.mock.calls[0]?.[1] as { at: string };
  expect(Date.parse(told.at) - NOW).toBe(24 * 60 * 60_000 - 60_000);
});

test.each([
  [ASIDE.until, "Ana Brown is back with yours: it is time."],
  [null, "Ana Brown is back with yours: look at what came."],
])("it comes back with a word", async (until, words) => {
  page.api.chats.mockResolvedValue([chat({ aside: { ...aside, until } })]);
  page.feed("/desk-feed").sends("chats", {});
  await page.later(50);
  vi.setSystemTime(NOW + 11 * 60_000);
  page.api.chats.mockResolvedValue([chat()]);
  page.feed("/desk-feed").sends("chats", {});
  await page.later(50);
  expect(page.text(".notices")).toContain(words);
  expect(group("mine")).toContain("Ana Brown");
});

test("what is refused is said, and it stays where it was", async () => {
  page.api.putAside.mockRejectedValueOnce(problem(409, "too-many-aside", { detail: "Take one back first." }));
  await choose("In 10 minutes");
  await go();
  expect(page.text("[role=alert]")).toContain("Take one back first.");
  expect(page.desk.state.talk?.id).toBe(ID);
});

test("one that is put aside is taken back by the same key", async () => {
  page.api.chats.mockResolvedValue([chat({ aside })]);
  page.feed("/desk-feed").sends("chats", {});
  await page.later(50);
  await page.key("z");
  expect(page.api.takeBack).toHaveBeenCalledWith(ID);
});
