import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage } from "./desk_page";
import { ME } from "./made_up";

const WIDE = 1280;
const HALF = 900;
const ZOOMED = 640;
const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: { width: number }): void } };
let page: DeskPage;

beforeEach(async () => {
  happyDOM.setViewport({ width: WIDE });
  page = new DeskPage();
  await page.open();
});

afterEach(() => {
  page.close();
  happyDOM.setViewport({ width: WIDE });
});

const isShown = () => document.querySelector(".panel") !== null;

async function resize(width: number): Promise<void> {
  happyDOM.setViewport({ width });
  await page.later(30);
}

test("the customer goes where there is no room for them, and is back with it", async () => {
  expect(isShown()).toBe(true);
  await resize(HALF);
  expect(isShown()).toBe(false);
  await page.key("c");
  expect(isShown()).toBe(true);
  await resize(WIDE);
  expect(isShown()).toBe(true);
});

test("which side of the customer was looked at is not forgotten meanwhile", async () => {
  document.querySelector<HTMLElement>("#tab-account")?.click();
  await resize(HALF);
  await page.key("c");
  expect(document.querySelector("[role=tab][aria-selected=true]")?.textContent).toBe("Account");
});

test("what was folded for want of room is not what the agent likes", async () => {
  await resize(HALF);
  page.desk.liking.like({ volume: 10 });
  page.desk.liking.of(ME.id);
  await resize(WIDE);
  expect(isShown()).toBe(true);
  expect(page.desk.liking.state.volume).toBe(10);
});

test("whoever begins to write where one thing is shown at a time sees what they write", async () => {
  await resize(ZOOMED);
  await page.key("c");
  expect(isShown()).toBe(true);
  await page.key("r");
  expect(isShown()).toBe(false);
  await resize(HALF);
  await page.key("Escape", {}, document.querySelector(".composer textarea") as Element);
  await page.key("c");
  await page.key("n");
  expect(isShown()).toBe(true);
});
