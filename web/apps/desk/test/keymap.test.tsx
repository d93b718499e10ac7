import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage } from "./desk_page";

let page: DeskPage;

beforeEach(async () => {
  page = new DeskPage();
  await page.open();
  await page.key("?");
  await page.press("Change keys");
});

afterEach(() => page.close());

async function record(deed: string, now: string, ...keys: string[]): Promise<void> {
  await page.press(`Change the key of ${deed}, now ${now}`);
  for (const key of [...keys, "Enter"])
    await page.key(key, {}, page.button("Press one key or two, then Enter"));
}

/** The page draws it a moment later. */
async function shut(): Promise<void> {
  page.desk.show(null);
  await page.later(30);
}

const title = (mode: string) => document.querySelector(`[data-mode=${mode}]`)?.getAttribute("title");

test("a changed key does the deed, the one before does not, and tooltips and the list of keys say so", async () => {
  await record("Reply", "R", "y");
  await shut();
  expect(title("reply")).toBe("Reply (Y)");
  await page.key("r");
  expect(document.querySelector(".composer textarea")).toBeNull();
  await page.key("?");
  expect(page.text(".keys")).toContain("YReply");
  await shut();
  await page.key("y");
  expect(document.querySelector(".composer.reply textarea")).not.toBeNull();
});

test("two keys one after the other are taken too", async () => {
  await record("Go to the promised calls", "G C", "g", "x");
  await shut();
  await page.key("g");
  await page.key("x");
  expect(page.desk.state.view).toBe("calls");
});

test("a key that is taken is refused with what it does, and nothing changes", async () => {
  await record("Reply", "R", "n");
  expect(page.text("#key-wrong-reply")).toBe(
    "N is not free: it is “Write a note”, or begins it. Choose another.",
  );
  await record("Reply", "R", "g");
  expect(page.text("#key-wrong-reply")).toContain("G is not free");
  await record("Reply", "R", "3");
  expect(page.text("#key-wrong-reply")).toContain("Open mine by its number");
  expect(page.desk.liking.state.keys).toEqual({});
});

test("Escape leaves the key as it was, and the sheet stays", async () => {
  await page.press("Change the key of Reply, now R");
  await page.key("y", {}, page.button("Press one key or two, then Enter"));
  await page.key("Escape", {}, page.button("Press one key or two, then Enter"));
  expect(page.desk.liking.state.keys).toEqual({});
  expect(page.text("dialog")).toContain("Change the keys");
});

test("changes are undone one by one or all at once, and are there again after a reload", async () => {
  await record("Reply", "R", "y");
  await record("Write a note", "N", "r");
  page.close();
  page = new DeskPage();
  await page.open();
  expect(page.desk.liking.state.keys).toEqual({ reply: ["y"], note: ["r"] });
  await page.key("?");
  await page.press("Change keys");
  await page.press("Undo the change of Write a note");
  expect(page.desk.liking.state.keys).toEqual({ reply: ["y"] });
  await page.press("Undo all changes");
  expect(page.desk.liking.state.keys).toEqual({});
});

test("switched off, no letter does anything and no tooltip names one", async () => {
  page.desk.liking.like({ letters: false });
  await shut();
  expect(title("reply")).toBe("Reply");
  await page.key("r");
  expect(document.querySelector(".composer textarea")).toBeNull();
});

test("another agent at the same browser has their own", async () => {
  await record("Reply", "R", "y");
  page.desk.liking.of("somebody-else");
  expect(page.desk.liking.state.keys).toEqual({});
});
