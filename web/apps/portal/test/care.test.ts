/** What the pages of help work out by themselves: walks through guides, the order of cases, what a test means, free times. */

import type { CaseBrief, Guide, GuideBrief, LineTest, Slot } from "@selfcare/client";
import { describe, expect, it } from "vitest";
import { byPromise, titleOf } from "../src/care/case_order";
import { guidesFor } from "../src/network/guide_search";
import { back, begin, entryFor, fits, take } from "../src/network/guide_walk";
import { deedsOf, foundBy } from "../src/network/line_next";
import { placesOf } from "../src/network/line_places";
import { byDay } from "../src/orders/visit_times";

const choice = (go: string, tried: string | null = null, refused: string | null = null) => ({
  ...{ title: go, go, tried, refused },
  does: refused === null ? null : ("restart_device" as const),
});
const GUIDE = {
  start: "power",
  findings: [
    { check: "outage", found: "fixing", go: "outage" },
    { check: "line_test", found: "slow_sync", go: "restart" },
    { check: "line_test", found: "slow_sync/report_fault", go: "repair" },
  ],
  steps: {
    power: { say: "Is a light lit?", choices: [choice("cables", "A light is on"), choice("plug", "Dark")] },
    cables: { say: "Push them in. Better?", choices: [choice("fixed"), choice("restart", "No change")] },
    restart: { say: "Restart it?", choices: [choice("fixed", "Restarted", "plug")] },
    plug: { say: "Push it in.", choices: [choice("fixed")] },
  },
  outcomes: { fixed: { kind: "fixed" }, repair: { kind: "ticket" }, outage: { kind: "topic" } },
} as unknown as Guide;

describe("a walk through a guide", () => {
  it("begins where the narrowest finding of the test leads", () => {
    expect(entryFor(GUIDE, null)).toBe("power");
    expect(entryFor(GUIDE, "slow_sync/restart_device")).toBe("restart");
    expect(entryFor(GUIDE, "slow_sync/report_fault")).toBe("repair");
    expect(entryFor(GUIDE, "wifi/move_router")).toBe("power");
  });

  it("never takes a state of the fault list for a finding of the test", () => {
    expect(entryFor(GUIDE, "fixing")).toBe("power");
  });

  it("keeps what was tried, and gives it back on the way back", () => {
    const [lit] = GUIDE.steps.power?.choices ?? [];
    const [, same] = GUIDE.steps.cables?.choices ?? [];
    if (!lit || !same) throw new Error("The guide is another one.");
    const walked = take(take(begin(GUIDE, null, null), lit), same);
    expect(walked).toMatchObject({ at: "restart", tried: ["A light is on", "No change"] });
    expect(back(walked)).toMatchObject({ at: "cables", tried: ["A light is on"] });
    expect(back(back(back(walked)))).toMatchObject({ at: "power", tried: [] });
  });

  it("leads on by hand where a deed could not be done", () => {
    const [restart] = GUIDE.steps.restart?.choices ?? [];
    if (!restart) throw new Error("The guide is another one.");
    expect(take(begin(GUIDE, "slow_sync", null), restart).at).toBe("fixed");
    expect(take(begin(GUIDE, "slow_sync", null), restart, false).at).toBe("plug");
  });

  it("is not gone on with where its steps are no longer there", () => {
    expect(fits(GUIDE, begin(GUIDE, null, "gone"))).toBe(true);
    expect(fits(GUIDE, { at: "gone", tried: [], before: [] })).toBe(false);
    expect(fits(GUIDE, null)).toBe(false);
  });
});

describe("the guides that words are about", () => {
  const guides = [
    { name: "internet_down", title: "No internet", words: ["no internet", "dead"] },
    { name: "wifi", title: "Wi-Fi trouble", words: ["wifi", "no wifi upstairs"] },
  ] as unknown as GuideBrief[];

  it("are those with the longest phrase first, whatever the marks and capitals", () => {
    expect(
      guidesFor("There's NO WiFi upstairs, and the line is dead!", guides).map(({ name }) => name),
    ).toEqual(["wifi", "internet_down"]);
  });

  it("are none where only a part of a word fits", () => {
    expect(guidesFor("deadline of my bill", guides)).toEqual([]);
    expect(guidesFor("", guides)).toEqual([]);
  });
});

const brief = (number: string, more: Partial<CaseBrief>): CaseBrief =>
  ({
    number,
    is_open: true,
    is_late: false,
    state: "in_progress",
    promised: null,
    solve_by: null,
    ...more,
  }) as CaseBrief;
const by = (iso: string) => ({ iso, display: iso });

describe("cases", () => {
  const late = brief("T1", { is_late: true, promised: by("2026-11-20T10:00:00Z") });
  const asked = brief("T2", { state: "waiting_for_customer" });
  const soon = brief("T3", { promised: by("2026-11-23T10:00:00Z") });
  const later = brief("T4", { solve_by: by("2026-11-25T10:00:00Z") });
  const over = brief("T5", { is_open: false });
  const now = Date.parse("2026-11-22T12:00:00Z");

  it("are spoken of by what is late, what waits for the customer, and the day promised", () => {
    expect(byPromise([over, later, soon, asked, late]).map(({ number }) => number)).toEqual([
      "T1",
      "T2",
      "T3",
      "T4",
    ]);
  });

  it("are not late by a word that is promised anew", () => {
    const anew = brief("T6", {
      is_late: true,
      promised: by("2026-11-24T10:00:00Z"),
      solve_by: by("2026-11-21T10:00:00Z"),
    });
    expect(titleOf([anew], now)).toBe("Case T6 is a day late");
  });

  it("say first what is overdue, and by how much", () => {
    expect(titleOf([soon, late], now)).toBe("Case T1 is 2 days late");
    expect(titleOf([late], now - 86_400_000)).toBe("Case T1 is a day late");
    expect(titleOf([soon, asked], now)).toBe("Case T2 waits for an answer from you");
    expect(titleOf([soon, later], now)).toBe("2 cases are open");
    expect(titleOf([over], now)).toBe("No open case");
  });
});

const test = (verdict: string, more: object = {}): LineTest =>
  ({
    verdict,
    confidence: 0.9,
    steps: [],
    facts: [],
    service: { id: "b1", kind: "broadband" },
    ...more,
  }) as unknown as LineTest;

describe("what a test of a line means", () => {
  it("is fine up to the piece at fault, and says nothing of what lies behind", () => {
    expect(placesOf(test("router_offline")).map(({ found }) => found)).toEqual([
      "good",
      "good",
      "bad",
      "none",
    ]);
    expect(placesOf(test("wifi", { confidence: 0.5 })).at(-1)).toEqual({ place: "wifi", found: "doubt" });
    expect(placesOf(test("unknown"))).toEqual([]);
    expect(placesOf(test("wifi", { service: { id: "m", kind: "mobile" } }))).toEqual([]);
  });

  it("decides what to do next: at most three things, a way out among them", () => {
    const steps = [{ code: "restart_device" }, { code: "test_again" }, { code: "report_fault" }];
    const slow = test("slow_sync", { steps });
    expect(deedsOf(slow).map(({ kind }) => kind)).toEqual(["restart", "go", "ask"]);
    expect(foundBy(slow)).toBe("slow_sync/restart_device");
    const [first] = deedsOf(slow, "internet_dropping");
    expect(first).toMatchObject({ kind: "go" });
    expect(first && "to" in first && first.to).toContain(
      "/help/guides/internet_dropping?service=b1&found=slow_sync",
    );
    expect(deedsOf(test("unknown")).at(-1)).toMatchObject({ kind: "ask" });
  });
});

describe("free times", () => {
  const slot = (id: string, iso: string, part: "morning" | "afternoon"): Slot =>
    ({ id, part, day: { iso, display: iso }, starts: "08:00", ends: "10:00" }) as Slot;
  const slots = [
    slot("a", "2026-11-24", "morning"),
    slot("b", "2026-11-24", "afternoon"),
    slot("c", "2026-11-25", "morning"),
  ];

  it("stand by day, and a day without a fitting one is left out", () => {
    expect(byDay(slots, "any").map(({ slots: of }) => of.length)).toEqual([2, 1]);
    expect(byDay(slots, "afternoon").map(({ iso }) => iso)).toEqual(["2026-11-24"]);
  });
});
