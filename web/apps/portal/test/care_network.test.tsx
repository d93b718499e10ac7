/** Help, faults, tests and guides in every state: failed, old, refused, silent, and done once. */

import { NoAnswer } from "@selfcare/client";
import { afterEach, expect, test, vi } from "vitest";
import { day, LINE, leave, moment, page, press, problem, says, show, write } from "./a_page";

afterEach(leave);

const OUTAGE = {
  ...{ id: "o1", area: { id: "r1", name: "Headingley", postcode_prefix: "LS6" }, services: ["broadband"] },
  ...{
    away: "Broadband",
    state: "fixing",
    state_text: "Engineers are mending it.",
    is_running: true,
    cause: null,
  },
  ...{ started: moment("2026-11-21T14:05:00Z"), expected_end: null, ended: null, updates: [] },
  ...{
    expected_text: "Nobody knows yet when it will be over.",
    steps: [{ title: "Reported", state: "done" }],
  },
};
const mine = (outage: object | null, followed: string[] = []) => ({
  ...{
    services: [{ service: LINE, area: null, is_touched: outage !== null, outage, planned: null, text: "" }],
  },
  ...{ followed, as_of: "10:40", is_stale: false, note: null },
});

test("a list of faults that cannot be read is not an empty one, and the rest of help is there", async () => {
  await show(
    page({ outages: async () => Promise.reject(problem(503, "system-unavailable", "The list is away.")) }),
    "/help",
  );
  await says("Faults and planned work could not be loaded");
  await says("The list is away.");
  await says("Reach us");
  expect(document.querySelector("h1")?.textContent).toBe("Help");
});

test("a fault one follows is known as followed, and can be left", async () => {
  const unfollowOutage = vi.fn(async () => ({ is_subscribed: false }));
  await show(page({ outages: async () => mine(OUTAGE, ["o1"]), unfollowOutage }), "/help");
  await says("Broadband: fault in Headingley");
  await says("You hear from us when it is fixed");
  await press("Stop these messages");
  await says("Text me when fixed");
  expect(unfollowOutage).toHaveBeenCalledTimes(1);
});

test("an older list says its time, and nothing is asked for on it", async () => {
  const outages = vi
    .fn()
    .mockResolvedValueOnce(mine(OUTAGE))
    .mockRejectedValue(new NoAnswer("Nobody answered."));
  const shown = page({ outages });
  await show(shown, "/help");
  await says("Text me when fixed");
  shown.portal.library.refresh();
  await says("newer is not to be had right now");
  await vi.waitFor(() => expect(document.body.textContent).not.toContain("Text me when fixed"), 20_000);
});

const AREAS = {
  as_of: "10:40",
  areas: [
    { area: OUTAGE.area, spot: { column: 0, row: 0 }, state: "away", services: [], outage_ids: [] },
    {
      area: { id: "r2", name: "Lenton", postcode_prefix: "NG7" },
      spot: null,
      state: "fine",
      services: [],
      outage_ids: [],
    },
  ],
};

test("the map draws what has a place, and its table has all", async () => {
  const answers = {
    outages: async () => mine(null),
    areas: async () => AREAS,
    allOutages: async () => [OUTAGE],
  };
  await show(page(answers), "/help/outages");
  await says("1 of 2 areas have a fault");
  await says("One fault, not where you are");
  expect(document.querySelectorAll(".map-tile")).toHaveLength(1);
  expect(document.querySelectorAll(".map-table tbody tr")).toHaveLength(2);
});

test("a postcode without a network is told at the list", async () => {
  const allOutages = async (place: string | null) =>
    place === null
      ? []
      : Promise.reject(problem(404, "area-unknown", "We have no network at that postcode."));
  await show(
    page({ outages: async () => mine(null), areas: async () => AREAS, allOutages }),
    "/help/outages",
  );
  await says("No fault is known");
  await write("postcode", "zz99");
  await press("Look there");
  await says("We have no network at that postcode.");
});

const TEST = {
  ...{
    id: "t1",
    service: LINE,
    tested: moment(new Date().toISOString()),
    verdict: "slow_sync",
    confidence: 0.9,
  },
  ...{ text: "Only 20 of 150 Mb/s reach your router.", confidence_text: "almost certain", outage: null },
  steps: [{ code: "restart_device", text: "Restart it from here." }],
  facts: [
    { code: "sync_mbps", title: "Speed at your router", value: "20 Mb/s" },
    { code: "plan_mbps", title: "Speed of your plan", value: "150 Mb/s" },
  ],
};

test("a test whose answer is lost is made again under the same key, and its verdict leads on", async () => {
  const testLine = vi.fn().mockRejectedValueOnce(new NoAnswer("Nobody answered.")).mockResolvedValue(TEST);
  const restartDevice = vi.fn(async () => ({ text: "Your router restarts now.", state: "asked" }));
  await show(page({ lineTests: async () => [], testLine, restartDevice }), "/help/line");
  await says("Start the test");
  await press("Start the test");
  await says("press again, and it is still done only once");
  await press("Start the test");
  await says("The line is slow");
  expect(testLine.mock.calls[0]?.[1]).toBe(testLine.mock.calls[1]?.[1]);
  await says("20 Mb/s reach your router, and your plan is 150 Mb/s.");
  await press("Restart it from here");
  await says("Restart it now?");
  await press("Restart now");
  await says("Your router restarts now.");
});

const GUIDE = {
  ...{ name: "internet_down", title: "No internet", service: "broadband", words: [], symptom: "no_service" },
  start: "power",
  findings: [{ check: "line_test", found: "slow_sync", go: "restart" }],
  steps: {
    power: {
      say: "Is a light lit?",
      choices: [{ title: "Yes", go: "restart", tried: "Lit", does: null, refused: null }],
    },
    restart: {
      say: "Shall we restart it?",
      choices: [
        { title: "Restart it", go: "fixed", tried: "Restarted", does: "restart_device", refused: "by_hand" },
      ],
    },
    by_hand: {
      say: "Pull the plug.",
      choices: [{ title: "No change", go: "case", tried: "By hand", does: null, refused: null }],
    },
  },
  outcomes: {
    fixed: { kind: "fixed", say: "", ticket: null, title: null, to: null },
    case: {
      kind: "technician",
      say: "Case {case}, by {promised}.",
      ticket: "fault",
      title: "No internet",
      to: null,
    },
  },
};

test("a guide goes on by hand where a restart is refused, and ends in one case with all that was tried", async () => {
  const openCase = vi.fn(async (_: unknown, __: string) => ({
    ...{ ticket: { id: "c1", number: "T7", promised: day("Tuesday"), solve_by: null }, text: "" },
  }));
  const restartDevice = async () => Promise.reject(problem(409, "device-offline", "It is off."));
  const answers = { guide: async () => GUIDE, outages: async () => mine(null), restartDevice, openCase };
  await show(page(answers), "/help/guides/internet_down");
  await says("First a look from here");
  await press("Go on without a test");
  await says("Is a light lit?");
  await press("Yes");
  await says("Shall we restart it?");
  await press("Restart it");
  await says("Pull the plug.");
  await press("No change");
  await says("This needs us");
  void press("Open the case");
  await press("Open the case");
  await says("Case T7, by Tuesday.");
  expect(openCase).toHaveBeenCalledTimes(1);
  expect(openCase.mock.calls[0]?.[0]).toMatchObject({
    service_id: "b1",
    text: expect.stringContaining("Lit; Restarted; By hand"),
  });
});

test("a finding of the test begins the guide where it leads", async () => {
  await show(
    page({ guide: async () => GUIDE, outages: async () => mine(null) }),
    "/help/guides/internet_down?found=slow_sync%2Frestart_device",
  );
  await says("Shall we restart it?");
});

test("a known fault comes before any step", async () => {
  await show(
    page({ guide: async () => GUIDE, outages: async () => mine(OUTAGE) }),
    "/help/guides/internet_down",
  );
  await says("nothing you do at home will help");
  await press("It is something else");
  await says("Test the line first");
});
