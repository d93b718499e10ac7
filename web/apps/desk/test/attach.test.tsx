import { NoAnswer } from "@selfcare/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DeskPage } from "./desk_page";
import { ID, OTHER } from "./made_up";

let page: DeskPage;
const PDF = new File(["%PDF"], "bill.pdf", { type: "application/pdf" });
const tray = () => page.text(".tray");

beforeEach(async () => {
  page = new DeskPage();
  await page.open();
  await page.key("r");
});

afterEach(() => page.close());

async function attach(file = PDF): Promise<void> {
  page.desk.state.talk?.tray?.add([file]);
  await page.later(30);
}

async function sendAfterAll(): Promise<void> {
  await page.press("Send to Ana");
  await page.laterLive(3_500);
}

test("a file goes with the reply, without any words too, and leaves the box", async () => {
  await attach();
  expect(tray()).toContain("Goes with the reply");
  await sendAfterAll();
  expect(page.api.say.mock.calls[0]?.[0]).toMatchObject({
    conversation: ID,
    text: "",
    files: [{ id: "f1" }],
  });
  expect(page.desk.trays?.in(ID).added).toEqual([]);
});

test("nothing is sent while a file is on its way, and the reason is said", async () => {
  page.api.bring.mockReturnValue(new Promise(() => undefined));
  await attach();
  await page.type("Here is your bill");
  expect(page.text("#composer-block")).toContain("A file is still on its way");
  await sendAfterAll();
  expect(page.api.say).not.toHaveBeenCalled();
});

test("removed before it is sent, a file does not go", async () => {
  await attach();
  await page.type("Here is your bill");
  await page.press("Remove bill.pdf");
  await sendAfterAll();
  expect(page.api.say.mock.calls[0]?.[0]).toMatchObject({ files: [] });
});

test("what can't go is refused in words, and stops no reply", async () => {
  await attach(new File(["x"], "setup.exe", { type: "application/x-msdownload" }));
  expect(tray()).toContain("Only pictures (JPEG, PNG, WebP, GIF) and PDFs");
  expect(page.api.bring).not.toHaveBeenCalled();
  await page.type("I attach nothing");
  await sendAfterAll();
  expect(page.api.say.mock.calls[0]?.[0]).toMatchObject({ files: [], text: "I attach nothing" });
});

test("what did not get through is tried again under the same key", async () => {
  page.api.bring.mockRejectedValueOnce(new NoAnswer());
  await attach();
  expect(tray()).toContain("It did not get through.");
  await page.press("Try again");
  const keys = page.api.bring.mock.calls.map(([, , once]) => once);
  expect(keys[1]).toBe(keys[0]);
  expect(tray()).toContain("Goes with the reply");
});

test("a reply that is undone has its file again", async () => {
  await attach();
  await page.type("Wrong words");
  await page.press("Send to Ana");
  expect(page.text(".said.leads .offered")).toBe("With: bill.pdf");
  await page.press("Undo");
  expect(tray()).toContain("bill.pdf");
});

test("pasted into a note, no file is taken: notes have none", async () => {
  await page.press("Close the box");
  await page.key("n");
  const paste = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(paste, { clipboardData: { files: [PDF], getData: () => "" } });
  document.querySelector("textarea")?.dispatchEvent(paste);
  await page.later(30);
  expect(page.desk.trays?.in(ID).added).toEqual([]);
});

test("what is attached stays with its conversation while another is looked at", async () => {
  await attach();
  page.desk.open(OTHER);
  await page.later(50);
  expect(page.desk.trays?.in(OTHER).added).toEqual([]);
  page.desk.open(ID);
  await page.later(50);
  expect(page.button("Reply: go on")).toBeDefined();
  await page.key("r");
  expect(tray()).toContain("bill.pdf");
  await sendAfterAll();
  expect(page.api.say.mock.calls[0]?.[0]).toMatchObject({ files: [{ id: "f1" }] });
});

test("loaded again, what had come is there and what had not is named", async () => {
  await attach();
  page.api.bring.mockReturnValueOnce(new Promise(() => undefined));
  await attach(new File(["%PDF"], "second.pdf", { type: "application/pdf" }));
  page.close();
  page = new DeskPage();
  await page.open();
  expect(page.text(".notices")).toContain("second.pdf: not kept");
  await page.key("r");
  expect(tray()).toContain("bill.pdf");
  expect(tray()).not.toContain("second.pdf");
  expect(page.text(".lost")).toContain("second.pdf: not kept");
});

test("what lay for a day is gone at the server, and said to be", async () => {
  await attach();
  page.close();
  vi.setSystemTime(Date.now() + 25 * 60 * 60_000);
  page = new DeskPage();
  await page.open();
  await page.key("r");
  expect(tray()).toBe("");
  expect(page.text(".lost")).toContain("bill.pdf: not kept");
});
