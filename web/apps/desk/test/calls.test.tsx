import type { DueCall, TakenCall } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage, problem } from "./desk_page";
import { ID, ME, NOW } from "./made_up";

let page: DeskPage;

const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

function call(rest: Partial<DueCall> = {}, begins = -30, ends = 90): DueCall {
  return {
    id: "b1",
    number: "C50001",
    state: "due",
    team: "accounts",
    customer_id: "k1",
    customer_name: "Ana Brown",
    window: { begins: at(begins), ends: at(ends), display: "Sun 22 November, 13:30 to 15:30" },
    is_due: true,
    tries: 0,
    slips: 0,
    reason: "asked_for_call",
    agent_name: null,
    ...rest,
  };
}

const TAKEN: TakenCall = {
  ...call({ state: "taken", agent_name: ME.name }),
  phone: "+44 7700 900101",
  conversation_id: ID,
  card: { intent: "dispute_charge", slots: { bill: "B1003" }, tried: ["Looked at the bill"] },
  note: null,
};

beforeEach(() => {
  page = new DeskPage();
  page.api.takeCall.mockResolvedValue(TAKEN);
});

afterEach(() => page.close());

async function openCalls(...calls: DueCall[]): Promise<void> {
  page.api.calls.mockResolvedValue(calls);
  await page.start();
  await page.key("g");
  await page.key("c");
}

const row = (place: number) => [...document.querySelectorAll(".call")][place]?.textContent;

test("who is to be rung stands with until when, in words, and the rail counts them", async () => {
  const late = call({ id: "b2", customer_name: "Petra Novak", tries: 2, slips: 1 }, -180, -5);
  await openCalls(late, call({}, -110, 10), call({ id: "b3" }, 150, 270));
  expect(row(0)).toContain("Was to be rung 5 min ago");
  expect(row(0)).toContain("Rung twice in vain. Not rung in time once.");
  expect(row(1)).toContain("Ring now, within 10 min");
  expect(row(2)).toContain("Ring in 2 h 30 min");
  expect(page.text(".rail")).toContain("3 calls to make");
});

test("taken, it shows the number in full and what it is about, and is done with a note", async () => {
  await openCalls(call());
  await page.press("Take: Ana Brown");
  expect(document.querySelector(".phone-number")?.getAttribute("href")).toBe("tel:+447700900101");
  expect(page.text(".call-card")).toContain("dispute charge");
  await page.type("Refund agreed", "#call-note");
  page.api.calls.mockResolvedValue([]);
  await page.press("Called");
  expect(page.api.endCall).toHaveBeenCalledWith("b1", { result: "done", note: "Refund agreed" });
  expect(page.text(".told")).toBe("C50001 is done.");
});

test("nobody reached, the desk says when it is tried again", async () => {
  const { window } = call();
  page.api.endCall.mockResolvedValue({ state: "due", window, ticket: null });
  await openCalls(call());
  await page.press("Take: Ana Brown");
  await page.press("Not reached");
  expect(page.api.endCall).toHaveBeenCalledWith("b1", { result: "not_reached", note: null });
  expect(page.text(".told")).toContain("C50001 is tried again: Sun 22 November, 13:30 to 15:30.");
});

test("a call that a colleague has taken meanwhile is refused in words", async () => {
  await openCalls(call());
  page.api.takeCall.mockRejectedValue(problem(409, "call-taken", { title: "A colleague has this call" }));
  await page.press("Take: Ana Brown");
  expect(page.text("[role=alert]")).toContain("A colleague has this call");
  expect(page.api.calls).toHaveBeenCalledTimes(3);
});

test("a colleague's call can't be taken; one's own goes on, with the note that was begun", async () => {
  await openCalls(
    call({ state: "taken", agent_name: ME.name }),
    call({ id: "b2", state: "taken", agent_name: "Sam" }),
  );
  expect(row(1)).toContain("Sam rings");
  expect(() => page.button("Take: Ana Brown")).toThrow();
  await page.press("Go on: Ana Brown");
  await page.type("Half a note", "#call-note");
  await page.key("g");
  await page.key("q");
  await page.key("g");
  await page.key("c");
  await page.press("Go on: Ana Brown");
  expect(document.querySelector<HTMLTextAreaElement>("#call-note")?.value).toBe("Half a note");
});
