import { type Customer, NoAnswer, Problem } from "@selfcare/client";
import { beforeEach, expect, test, vi } from "vitest";
import type { Door } from "../src/door/door";
import { Who } from "../src/door/who";
import { Library } from "../src/reading/library";
import { builtFiles, isBrand, isBuilt, pageOf } from "../src/shell_files";

const ANA = {
  id: "a",
  name: "Ana Brown",
  email: null,
  accounts: [{ id: "1", held: true }],
} as unknown as Customer;
const BEN = {
  id: "b",
  name: "Ben Okafor",
  email: null,
  accounts: [{ id: "2", held: true }],
} as unknown as Customer;
const DAY_MS = 24 * 60 * 60_000;

beforeEach(() => sessionStorage.clear());

async function read(name: string, answer: () => Promise<string>) {
  const shelf = new Library(() => undefined).shelf(name, answer);
  await shelf.load();
  return shelf.state;
}

function who(...answers: (Customer | Error)[]) {
  const me = async () => {
    const answer = answers.shift();
    if (answer === undefined || answer instanceof Error) throw answer ?? new NoAnswer();
    return answer;
  };
  return new Who({ isSignedIn: async () => true, me }, {} as Door, () => sessionStorage.clear());
}

const away = () => Promise.reject(new NoAnswer());

test("what was last known of a bill is there after a reload without a connection, as old as it is", async () => {
  await read("current bill", async () => "£42.10");
  const { value, at, error } = await read("current bill", away);
  expect([value, error]).toEqual(["£42.10", expect.any(NoAnswer)]);
  expect(at).toBeGreaterThan(0);
});

test("what was asked for and is not waited for any more is asked for again, however lately it came", async () => {
  const answers = ["Friday", "Saturday", "Saturday"];
  const asked = vi.fn(async () => answers.shift());
  const library = new Library(() => undefined);
  const visits = library.shelf("visits", asked);
  await visits.load();
  const leave = visits.use();
  library.refresh();
  leave();
  visits.use();
  await vi.waitFor(() => expect(visits.state.value).toBe("Saturday"));
  expect(asked).toHaveBeenCalledTimes(3);
});

test.each([
  ["a refusal is the answer", "current bill", new Problem(403, {}, null), 0],
  ["what nobody looks up on their way is not kept", "methods", new NoAnswer(), 0],
  ["what is a week old misleads", "current bill", new NoAnswer(), 8 * DAY_MS],
])("%s", async (_, name, error, later) => {
  await read(name, async () => "£42.10");
  vi.setSystemTime(Date.now() + later);
  expect((await read(name, () => Promise.reject(error))).value).toBeNull();
  vi.useRealTimers();
});

test("who was here last is who sees it, until somebody says otherwise", async () => {
  await who(ANA).ask();
  const later = who();
  expect(await later.ask()).toBe(false);
  expect(later.state).toMatchObject({ is: "somebody", customer: ANA });
});

test("a session that has ended leaves nothing to whoever opens the page next", async () => {
  await read("balance", async () => "£42.10");
  await who(ANA).ask();
  expect(await who(new Problem(401, {}, null)).ask()).toBe(true);
  const later = who();
  await later.ask();
  expect(later.state.is).toBe("unreached");
  expect((await read("balance", away)).value).toBeNull();
});

test("another customer finds nothing of the one before", async () => {
  await who(ANA).ask();
  await read("balance", async () => "£42.10");
  await who(BEN).ask();
  expect((await read("balance", away)).value).toBeNull();
});

test.each([
  ["/", "/"],
  ["/bills/0193", "/"],
  ["/chat/", "/chat/"],
  ["/desk/", null],
  ["/v1/bills/1/pdf", null],
  ["/favicon.ico", null],
])("of %s the worker keeps %s", (path, page) => {
  expect(pageOf(path)).toBe(page);
});

test("nothing that is anybody's own is kept by the worker", () => {
  expect(["/v1/brand", "/v1/brand/logo/dark", "/v1/me", "/v1/billing/current"].filter(isBrand)).toEqual([
    "/v1/brand",
    "/v1/brand/logo/dark",
  ]);
  expect(["/assets/a-1.js", "/chat/assets/b-2.css", "/v1/files/assets/x"].filter(isBuilt)).toEqual([
    "/assets/a-1.js",
    "/chat/assets/b-2.css",
  ]);
});

test("all that was built is kept, but for what has a name of its own", () => {
  const manifest = {
    "index.html": { file: "assets/main-1.js", css: ["assets/main-1.css"], assets: ["assets/icon-1.svg"] },
    "src/service_worker.ts": { file: "service-worker.js" },
  };
  expect(builtFiles("/", manifest)).toEqual([
    "/assets/main-1.js",
    "/assets/main-1.css",
    "/assets/icon-1.svg",
  ]);
});
