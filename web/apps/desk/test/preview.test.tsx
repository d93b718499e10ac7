import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage } from "./desk_page";
import { ID, said } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
});

afterEach(() => page.close());

async function replying(channel: string): Promise<void> {
  page.api.thread.mockResolvedValue({
    messages: [said(1, "Charged twice", { channel })],
    before: null,
    last_seq: 1,
  });
  await page.open();
  await page.key("r");
}

test("the reply is shown as it arrives: its parts, other letters, and addresses to press", async () => {
  page.api.preview.mockResolvedValue({
    channel: "sms",
    messages: ["It's here: https://optilink.example/b", " and more"],
    swaps: [{ was: "’", goes: "'" }],
    sms: { segments: 2, units: 171, room: 306, jump: null },
  });
  await replying("sms");
  await page.press("As they get it");
  await page.type("It’s here: https://optilink.example/b and more");
  await page.laterLive(500);
  expect(page.api.preview).toHaveBeenLastCalledWith(ID, "It’s here: https://optilink.example/b and more");
  expect([...document.querySelectorAll(".arrives li")]).toHaveLength(2);
  expect(document.querySelector(".arrives a")?.getAttribute("href")).toBe("https://optilink.example/b");
  expect(page.text(".preview")).toContain("2 SMS, 171 of 306");
  expect(page.text(".preview")).toContain("“’” as “'”");
});

test("folded away it stays so for the next reply, and the count stays in sight", async () => {
  await replying("sms");
  await page.type("We look into it");
  await page.laterLive(500);
  expect(document.querySelector("#preview")?.hasAttribute("hidden")).toBe(true);
  expect(page.text(".meter")).toBe("1 SMS, 15 of 160");
  await page.press("As they get it");
  expect(page.desk.liking.state.preview).toBe(true);
});

test("it is asked for once typing stops, and what was overtaken is not shown", async () => {
  await replying("whatsapp");
  await page.later(300);
  page.api.preview.mockClear();
  await page.type("We");
  await page.type("We look");
  await page.laterLive(500);
  expect(page.api.preview).toHaveBeenCalledTimes(1);
});

test("on the web the thread itself is how it looks; without an answer that is said", async () => {
  await replying("web");
  expect(document.querySelector(".preview")).toBeNull();
  page.close();
  page = new DeskPage();
  page.api.preview.mockRejectedValue(new Error("away"));
  await replying("telegram");
  await page.type("Hello");
  await page.laterLive(500);
  expect(page.text(".preview")).toContain("can't be shown just now");
});
