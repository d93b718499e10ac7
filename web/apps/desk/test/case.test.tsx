import type { CaseReceipt } from "@selfcare/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage } from "./desk_page";
import { CARD } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
  page.api.openCase.mockResolvedValue({ ticket: { number: "T30001", promised: null } } as CaseReceipt);
});

afterEach(() => page.close());

const owned = (id: string, label: string, state: "active" | "ceased" = "active") => ({
  account_id: "a1",
  service_id: id,
  label,
  kind: "broadband" as const,
  state,
  plan: "Fast 150",
  contract_ends_on: null,
  held: true,
});

function has(kind: typeof CARD.wants.case, ...services: ReturnType<typeof owned>[]): void {
  const part = { state: "known" as const, as_of: "13:40", why: null, value: services };
  page.api.card.mockResolvedValue({ ...CARD, wants: { ...CARD.wants, case: kind }, services: part });
}

const picks = () => [...document.querySelectorAll<HTMLSelectElement>("dialog select")];

async function pick(index: number, value: string): Promise<void> {
  const select = picks()[index] as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await page.later(30);
}

async function begin(): Promise<void> {
  await page.open();
  await page.press("Open a case");
}

const posted = () => page.api.openCase.mock.calls.map(([, body]) => body);

test("a case begins with what the customer was handed over for", async () => {
  await begin();
  expect(picks().map((select) => select.value)).toEqual(["billing"]);
  await page.type("Half of the roaming back.", "#case-text");
  await page.press("Open the case");
  expect(posted()).toEqual([{ kind: "billing", text: "Half of the roaming back." }]);
  expect(page.text("dialog")).toContain("Case T30001 is open.");
});

test("where that could be several, the agent says which, and nothing goes before", async () => {
  has(null);
  await begin();
  await page.type("It is off.", "#case-text");
  await page.press("Open the case");
  expect(page.text("dialog")).toContain("Choose what it is about.");
  expect(posted()).toEqual([]);
  await pick(0, "complaint");
  await page.press("Open the case");
  expect(posted()).toEqual([{ kind: "complaint", text: "It is off." }]);
});

test("a fault of somebody with several services says which of them", async () => {
  has("fault", owned("s1", "Broadband"), owned("s2", "TV"), owned("s3", "Landline", "ceased"));
  await begin();
  expect([...(picks()[1]?.options ?? [])].map((one) => one.text)).toEqual(["Choose", "Broadband", "TV"]);
  await page.type("It is off.", "#case-text");
  await page.press("Open the case");
  expect(page.text("dialog")).toContain("Choose the service that does not work.");
  await pick(1, "s2");
  await page.press("Open the case");
  expect(posted()).toEqual([{ kind: "fault", text: "It is off.", service_id: "s2" }]);
});

test("nobody is asked which of one", async () => {
  has("fault", owned("s1", "Broadband"));
  await begin();
  expect(picks()).toHaveLength(1);
  await page.type("It is off.", "#case-text");
  await page.press("Open the case");
  expect(posted()).toEqual([{ kind: "fault", text: "It is off." }]);
});
