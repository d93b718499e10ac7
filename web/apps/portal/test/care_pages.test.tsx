/** The pages of help in every state: on its way, empty, failed, old, refused, silent, and done once. */

import { NoAnswer } from "@selfcare/client";
import { render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import { choose, customer, LINE, PHONE, page, press, problem, says, show, write } from "./a_page";

afterEach(() => {
  const root = document.querySelector("#page");
  if (root) render(null, root);
  sessionStorage.clear();
});

const moment = (iso: string) => ({ iso, display: `at ${iso}` });
const day = (iso: string) => ({ iso, display: iso });
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

const CASE = {
  ...{
    id: "c1",
    number: "T7",
    kind: "fault",
    priority: "normal",
    state: "in_progress",
    state_text: "We work on it.",
  },
  ...{
    is_open: true,
    is_yours: true,
    title: "No internet",
    account_id: null,
    service_id: null,
    is_late: true,
  },
  ...{
    opened: moment("2026-11-18T10:00:00Z"),
    promised: moment("2026-11-20T10:00:00Z"),
    solve_by: null,
    solved: null,
  },
  ...{ chases: 0, events: [], files: [], visits: [], follows: null, followed_by: null, as_of: "10:40" },
};

test("no open case says what stands here, and offers one", async () => {
  await show(page({ cases: async () => [] }), "/help/cases");
  await says("No open case");
  await says("Open a case");
});

test("words for a case stay until they have arrived, and arrive once", async () => {
  const addToCase = vi
    .fn()
    .mockRejectedValueOnce(problem(503, "outcome-unknown", "We do not know."))
    .mockResolvedValue({ ticket: CASE, text: "Your words are with us." });
  await show(page({ case: async () => CASE, addToCase }), "/help/cases/c1");
  await says("Promised by at 2026-11-20T10:00:00Z, and we are late.");
  await press("Add information");
  await says("What should we know?");
  await press("Add it");
  await says("Write what we should know.");
  await write("words", "It dropped again.");
  await press("Add it");
  await says("press again, and it is still done only once");
  await press("Add it");
  await says("Your words are with us.");
  expect(addToCase.mock.calls.map(([, text]) => text)).toEqual(["It dropped again.", "It dropped again."]);
  expect(new Set(addToCase.mock.calls.map(([, , once]) => once)).size).toBe(1);
});

test("another person's case shows how it stands, and nothing that was said", async () => {
  await show(page({ case: async () => ({ ...CASE, is_yours: false, is_late: false }) }), "/help/cases/c1");
  await says("only they see what was said");
  expect(document.body.textContent).not.toContain("Add information");
});

const slot = (id: string, starts: string) => ({
  ...{ id, day: day("2026-11-24"), part: "morning", starts, ends: "12:00", as_of: "10:40" },
  ...{ starts_at: "2026-11-24T08:00:00Z", ends_at: "2026-11-24T12:00:00Z" },
});

test("a time that has just gone is marked, the list is read again, and another can be booked", async () => {
  const read = vi.fn(async () => ({ items: [slot("s1", "08:00"), slot("s2", "10:00")], next: null }));
  const bookVisit = vi
    .fn()
    .mockRejectedValueOnce(problem(409, "slot-taken", "Gone."))
    .mockResolvedValue({ ...slot("s2", "10:00"), status: "A technician comes.", state: "booked" });
  await show(page({ slots: () => read, bookVisit, visits: async () => [] }), "/help/visits/new");
  await says("The first free time is 2026-11-24, 08:00 to 12:00");
  await choose("s1");
  await says("Book 2026-11-24, 08:00 to 12:00");
  await press("Book 2026-11-24, 08:00 to 12:00");
  await says("That time has just gone to somebody else.");
  expect(document.querySelectorAll<HTMLInputElement>(".slot input")[0]?.disabled).toBe(true);
  expect(read).toHaveBeenCalledTimes(2);
  await choose("s2");
  await says("Book 2026-11-24, 10:00 to 12:00");
  await press("Book 2026-11-24, 10:00 to 12:00");
  await says("It is booked");
});

const pounds = (minor: number) => ({ minor, currency: "GBP", display: `£${minor / 100}` });
const THINGS = {
  as_of: "10:40",
  items: [
    {
      code: "mesh-1",
      name: "Mesh point",
      kind: "mesh",
      price: pounds(6900),
      monthly: pounds(0),
      comes_on: day("Friday"),
    },
  ],
};
const QUOTE = {
  ...{ quote_id: "q1", ends_at: "10:55", kind: "device", title: "Mesh point", what_happens: "We send it." },
  ...{
    once: pounds(6900),
    monthly: pounds(0),
    contract_months: 0,
    expected_on: day("Friday"),
    needs_visit: false,
  },
  ...{ address: "12 Elm Road", number_stays: null },
};

test("an offer that has ended is not ordered, says so, and what was chosen is still there", async () => {
  const placeOrder = vi.fn().mockRejectedValue(problem(410, "quote-expired", "It has ended."));
  await show(
    page({ equipment: async () => THINGS, quoteOrder: async () => QUOTE, placeOrder }),
    "/orders/new",
  );
  await says("Mesh point");
  await choose("mesh-1");
  await press("See what it means");
  await says("Check your order");
  await press("Order for £69");
  await says("nothing was ordered");
  await press("Change");
  await vi.waitFor(() =>
    expect(document.querySelector<HTMLInputElement>("input[value=mesh-1]")?.checked).toBe(true),
  );
});

test("a lost phone is blocked only for a reason, and the way back is said", async () => {
  const barLine = vi.fn(async () => ({ told: "It is blocked.", undo: "Unblock it here.", new_sim: null }));
  await show(page({ barLine }, customer(PHONE)), "/help/sim");
  await says("Block the line");
  await press("Block the line");
  await says("What happened?");
  await press("Block it now");
  await says("Choose one");
  expect(barLine).not.toHaveBeenCalled();
  await choose("stolen");
  await press("Block it now");
  await says("It is blocked. Unblock it here.");
  expect(barLine).toHaveBeenCalledWith("m1", "stolen", expect.any(String));
});
