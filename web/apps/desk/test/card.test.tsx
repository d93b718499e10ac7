import { afterEach, beforeEach, expect, test } from "vitest";
import { DeskPage } from "./desk_page";
import { CARD, ID } from "./made_up";

let page: DeskPage;

beforeEach(() => {
  page = new DeskPage();
});

afterEach(() => page.close());

test("a part of the card whose system is away says so, with the last known and since when", async () => {
  await page.open();
  document.querySelector<HTMLElement>("#tab-account")?.click();
  await page.later(30);
  expect(page.text(".fact-group.is-away")).toContain("The bills can't be reached.");
  expect(page.text(".fact-group.is-away")).toContain("as of 13:40");
  expect(page.text(".fact-group.is-away")).toContain("£42.10");
});

test("of somebody who is not signed in it is said once, with what cures it, and no part stands empty", async () => {
  const who = { customer_id: null, name: null, number: null, since: null };
  const nobody = { state: "none" as const, as_of: null, why: "Nobody knows who this is.", value: null };
  const parts = { bill: nobody, usage: nobody, services: nobody, outages: nobody, line_test: nobody };
  const more = { cases: nobody, orders: nobody, visits: nobody, tried: { done: [], failed: [] } };
  const proof = { level: "anonymous" as const, way: null, until: null, text: "Not signed in." };
  const next = [{ code: "sign_in" as const, text: "Ask who they are: send the sign-in form." }];
  page.api.card.mockResolvedValue({ ...CARD, ...parts, ...more, who, proof, next });
  await page.open();
  const panel = page.text(".panel");
  expect(panel.match(/know|signed in|sign in|sign-in/gi)).toHaveLength(2);
  expect(panel).toContain("Not signed in, so we don't know who this is.");
  expect(panel).not.toContain("Nothing yet.");
  expect([...document.querySelectorAll("[role=tab]")].map((tab) => tab.textContent)).toEqual([
    "Handoff",
    "History",
  ]);
  expect(document.querySelectorAll(".panel .do button")).toHaveLength(1);
  await page.press("Ask for a code");
  expect(page.api.askForCode).toHaveBeenCalledExactlyOnceWith(ID);
});
