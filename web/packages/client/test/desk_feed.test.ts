import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type DeskNews, deskFeed, type Link, NoAnswer, Problem, type Stream } from "../src/index";
import { FakeSource } from "./fake_source";

let feed: Stream;
let links: Link[];
let news: DeskNews[];
let ended: number;
const stillIn = vi.fn(async (): Promise<unknown> => undefined);
const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  vi.stubGlobal("EventSource", FakeSource);
  FakeSource.all = [];
  stillIn.mockReset().mockResolvedValue(undefined);
  [links, news, ended] = [[], [], 0];
  const reach = { reached: async () => undefined, hurry: () => undefined };
  feed = deskFeed("/desk-feed", stillIn, reach, {
    changed: (what) => news.push(what),
    link: (link) => links.push(link),
    ended: () => {
      ended += 1;
    },
  });
  await feed.start();
  FakeSource.last.opens();
});

afterEach(() => {
  feed.stop();
  vi.useRealTimers();
});

test("it opens without a question, and says what changed, by its name", async () => {
  expect(stillIn).not.toHaveBeenCalled();
  FakeSource.last.sends("queue", {});
  FakeSource.last.sends("mention", {});
  await settle();
  expect(news).toEqual(["queue", "mention"]);
  expect(links).toEqual(["connecting", "live"]);
});

test("broken, it asks whether the agent is still in, and goes on", async () => {
  FakeSource.last.breaks();
  await settle();
  expect(stillIn).toHaveBeenCalledTimes(1);
  FakeSource.last.opens();
  expect(FakeSource.all).toHaveLength(2);
  expect(links).toEqual(["connecting", "live", "reconnecting", "live"]);
});

test("whose log-in has run out is told so once, and nothing is tried any more", async () => {
  stillIn.mockRejectedValue(new Problem(401, { type: "/problems/agent-unknown" }, null));
  FakeSource.last.breaks();
  await settle(60_000);
  expect([ended, FakeSource.all.length]).toEqual([1, 1]);
});

test("while nobody answers it is tried again, and what is shown is as of when the server was heard", async () => {
  const heardAt = feed.heardAt;
  stillIn.mockRejectedValue(new NoAnswer());
  FakeSource.last.breaks();
  await settle(9_000);
  expect(stillIn.mock.calls.length).toBeGreaterThan(2);
  expect([feed.heardAt, ended]).toEqual([heardAt, 0]);
  stillIn.mockResolvedValue(undefined);
  await settle(3_000);
  expect(FakeSource.all).toHaveLength(2);
});
