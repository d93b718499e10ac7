import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as sound from "../../../packages/ui/src/chime";
import { DeskPage } from "./desk_page";
import { chat, ID, ME, NOW, OTHER, queued } from "./made_up";

const BOARD = {
  at: new Date(NOW).toISOString(),
  since: new Date(NOW).toISOString(),
  waiting: { count: 2, of: 3, of_what: "all who asked", opens: "/v1/desk/queue" },
  longest_since: null,
  lines: [],
  states: [],
  agents: [],
  reasons: [],
  channels: [],
};

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
});

afterEach(() => page.close());

test("an offer says what for, where that is known, and why where it is more than a wish for a person", async () => {
  vi.spyOn(sound, "chime").mockReturnValue();
  const offer = chat({ accepted_at: null, about: "Contest a charge" });
  page.api.chats.mockResolvedValue([offer]);
  await page.start();
  expect(page.text(".offer")).toContain("Ana Brown waits for you: contest a charge.");
  page.api.chats.mockResolvedValue([{ ...offer, reason: "complaint" }]);
  page.feed("/desk-feed").sends("chats", {});
  await page.later(50);
  expect(page.text(".offer")).toContain("Ana Brown waits for you: complains, contest a charge.");
});

test("who waits stands in the line by name, once they are known", async () => {
  page.api.queue.mockResolvedValue([
    queued({ customer_name: "Elena Rossi" }),
    queued({ conversation_id: ID }),
  ]);
  await page.start();
  const names = [...document.querySelectorAll("[aria-labelledby=queue-title] .name")];
  expect(names.map((one) => one.textContent)).toEqual(["Elena Rossi", "Unknown customer"]);
});

test("whoever was counted on the board stands in its list by name, or where it was to go", async () => {
  page.api.counted = vi.fn(async () => [
    { conversation_id: ID, customer_name: "Ana Brown", reason: "complaint", agent_name: "Sam Whitfield" },
    { conversation_id: OTHER, to: "07••• •••105", reason: "the number can't take texts" },
  ]) as never;
  page.api.me.mockResolvedValue({ ...ME, role: "lead" });
  page.api.board.mockResolvedValue(BOARD);
  await page.start();
  page.desk.view("board");
  await page.later(50);
  document.querySelector<HTMLButtonElement>("button.tile")?.click();
  await page.later(50);
  const listed = [...document.querySelectorAll("dialog .threads .button")].map((one) => one.textContent);
  expect(listed).toEqual([
    "Ana Browncomplains, with Sam Whitfield",
    "07••• •••105the number can't take texts",
  ]);
});
