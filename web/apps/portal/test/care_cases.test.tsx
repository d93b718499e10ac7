/** Cases, visits, orders and SIMs in every state: empty, refused, silent, gone meanwhile, and done once. */

import { afterEach, expect, test, vi } from "vitest";
import {
  choose,
  customer,
  day,
  leave,
  moment,
  PHONE,
  page,
  press,
  problem,
  says,
  show,
  write,
} from "./a_page";

afterEach(leave);

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
  await press("Choose again");
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
