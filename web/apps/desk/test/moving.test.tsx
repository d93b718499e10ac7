import type { Colleague, Team } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage } from "./desk_page";
import { CARD, ID } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
  page.api.teams.mockResolvedValue([{ code: "technical", name: "Technical help", is_open: false } as Team]);
  page.api.colleagues.mockResolvedValue([lucia("available")]);
});

afterEach(() => page.close());

function lucia(state: Colleague["state"]): Colleague {
  return { id: "lucia", name: "Lucía Herrero", state, chats: 0, capacity: 3 } as Colleague;
}

const choice = (value: string) => document.querySelector<HTMLInputElement>(`dialog input[value="${value}"]`);

async function submit(): Promise<void> {
  document
    .querySelector("dialog form")
    ?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
  await page.later(30);
}

async function close(): Promise<void> {
  await page.key("e");
  choice("solved")?.click();
  await page.later(30);
  await submit();
}

test("a transfer begins with to whom, and the first of them who can be chosen has the focus", async () => {
  await page.open();
  await page.key("t");
  await page.later(50);
  expect(document.activeElement).toBe(choice("agent:lucia"));
  expect(choice("team:technical")?.disabled).toBe(true);
});

test("who is there is looked at again while the sheet is open, and no more afterwards", async () => {
  page.api.colleagues.mockResolvedValue([lucia("away")]);
  await page.open();
  await page.key("t");
  expect(choice("agent:lucia")?.disabled).toBe(true);
  page.api.colleagues.mockResolvedValue([lucia("available")]);
  await page.laterLive(5_500);
  expect(choice("agent:lucia")?.disabled).toBe(false);
  page.desk.show(null);
  await page.later(30);
  page.api.colleagues.mockClear();
  await page.laterLive(11_000);
  expect(page.api.colleagues).not.toHaveBeenCalled();
});

test("a colleague who went away since they were chosen gets nothing, and the agent is told at once", async () => {
  await page.open();
  await page.key("t");
  await page.later(50);
  choice("agent:lucia")?.click();
  page.api.colleagues.mockResolvedValue([lucia("away")]);
  await page.laterLive(5_500);
  await submit();
  expect(page.text("dialog [role=alert]")).toBe("Lucía Herrero can't have it now (Away). Choose another.");
  await page.laterLive(9_000);
  expect(page.api.transfer).not.toHaveBeenCalled();
});

test("that nobody can say who is there is over once somebody can", async () => {
  page.api.colleagues.mockRejectedValue(new Error("away"));
  await page.open();
  await page.key("t");
  await page.later(50);
  expect(page.text("dialog [role=alert]")).toContain("Nobody can say just now who is there.");
  page.api.colleagues.mockResolvedValue([lucia("available")]);
  await page.laterLive(5_500);
  expect(page.text("dialog [role=alert]")).toBe("");
  expect(choice("agent:lucia")).not.toBeNull();
});

test("what they came for is the topic that it is filed under, unless the agent says another", async () => {
  await page.open();
  await close();
  await page.press("Do it now");
  const summary = "Asked for: Contest a charge.";
  expect(page.api.close).toHaveBeenCalledWith(ID, { reason: "solved", topic: "dispute charge", summary });
  await page.open();
  await page.key("e");
  await page.type("refund!", "#close-topic");
  choice("solved")?.click();
  await page.later(30);
  await submit();
  expect(page.text("dialog [role=alert]")).toContain("letters, digits and blanks");
  await page.type(" ", "#close-topic");
  await submit();
  await page.press("Do it now");
  expect(page.api.close).toHaveBeenLastCalledWith(ID, { reason: "solved", topic: null, summary });
});

test("that they wanted a person is no topic", async () => {
  page.api.card.mockResolvedValue({ ...CARD, wants: { ...CARD.wants, intent: "request_human" } });
  await page.open();
  await page.key("e");
  expect(document.querySelector<HTMLInputElement>("#close-topic")?.value).toBe("");
});

test("whoever closes the page within the eight seconds has done it; who has undone it has not", async () => {
  await page.open();
  await close();
  expect(page.api.close).not.toHaveBeenCalled();
  dispatchEvent(new Event("pagehide"));
  expect(page.api.close).toHaveBeenCalledTimes(1);
  await page.open();
  await close();
  await page.press("Undo");
  dispatchEvent(new Event("pagehide"));
  expect(page.api.close).toHaveBeenCalledTimes(1);
});

test("what waits is done before the agent is logged out", async () => {
  await page.open();
  await close();
  await page.press("Log out");
  const [closed, out] = [page.api.close, page.api.logOut].map((one) => one.mock.invocationCallOrder[0] ?? 0);
  expect(closed).toBeGreaterThan(0);
  expect(closed).toBeLessThan(out ?? 0);
});

test("where nothing is owed no link is made, and that is said", async () => {
  const owed = { minor: 0, currency: "GBP", display: "£0.00" };
  const value = CARD.bill.value ? { ...CARD.bill.value, owed } : null;
  page.api.card.mockResolvedValue({ ...CARD, bill: { ...CARD.bill, state: "known", value } });
  await page.open();
  page.desk.show("pay");
  await page.later(30);
  expect(page.text("dialog")).toContain("Nothing is to pay");
  expect(document.querySelector("dialog form")).toBeNull();
});

test("a link to pay is a whole address, wherever the desk is reached", async () => {
  page.api.payLink.mockResolvedValue({
    url: "/v1/payments/sandbox/page#key",
    ends_at: "15:02",
    amount: { display: "£42.10" },
  } as never);
  await page.open();
  page.desk.show("pay");
  await page.later(30);
  await submit();
  await page.press("Put it into the reply");
  const box = document.querySelector<HTMLTextAreaElement>(".composer textarea");
  expect(box?.value).toBe(
    `You can pay £42.10 here until 15:02: ${location.origin}/v1/payments/sandbox/page#key`,
  );
});
