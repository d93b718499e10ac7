import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Feed, type FeedHandlers, type Link, type Message, NoAnswer, Problem } from "../src/index";
import { FakeSource } from "./fake_source";
import { message } from "./messages";

let ledger: Message[];
let got: { seq: number; news: boolean }[];
let links: Link[];
let ended: number;
let fails: Error | null;
let feed: Feed;

const handlers: FeedHandlers = {
  message: ({ seq }, news) => got.push({ seq, news }),
  conversation: () => undefined,
  typing: () => undefined,
  link: (link) => links.push(link),
  ended: () => {
    ended += 1;
  },
};
const api = {
  messages: vi.fn(async (_id: string, after: number, limit = 100) => {
    if (fails !== null) throw fails;
    const messages = ledger.filter((one) => one.seq > after).slice(0, limit);
    return { messages, last_seq: ledger.length };
  }),
  feedAddress: (id: string, after: number) => `/feed/${id}?after=${after}`,
};
const settle = () => vi.advanceTimersByTimeAsync(0);
const seqs = () => got.map((one) => one.seq);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("EventSource", FakeSource);
  vi.spyOn(Math, "random").mockReturnValue(1);
  FakeSource.all = [];
  [got, links, ended, fails] = [[], [], 0, null];
  ledger = [message(1), message(2)];
  feed = new Feed(api, "c1", handlers);
});

afterEach(() => {
  feed.stop();
  vi.useRealTimers();
});

test("the history comes first and is not news, then the feed goes on after it", async () => {
  await feed.start();
  FakeSource.last.opens();
  expect(got).toEqual([
    { seq: 1, news: false },
    { seq: 2, news: false },
  ]);
  expect(FakeSource.last.url).toBe("/feed/c1?after=2");
  expect(links).toEqual(["connecting", "live"]);
});

test("a long history is fetched page by page", async () => {
  ledger = Array.from({ length: 250 }, (_, at) => message(at + 1));
  await feed.start();
  expect(seqs()).toEqual(ledger.map((one) => one.seq));
});

test("a message that comes twice is shown once", async () => {
  await feed.start();
  FakeSource.last.sends("message", message(3));
  FakeSource.last.sends("message", message(3));
  FakeSource.last.sends("message", message(2));
  await settle();
  expect(seqs()).toEqual([1, 2, 3]);
});

test("what a gap left out is fetched before the message after it is shown", async () => {
  await feed.start();
  ledger = [1, 2, 3, 4, 5].map((seq) => message(seq));
  FakeSource.last.sends("message", message(5));
  await settle();
  expect(seqs()).toEqual([1, 2, 3, 4, 5]);
});

test("told to reload, it fetches everything it has missed, quietly", async () => {
  await feed.start();
  ledger = [1, 2, 3, 4].map((seq) => message(seq));
  FakeSource.last.sends("reload", {});
  await settle();
  expect(got.slice(2)).toEqual([
    { seq: 3, news: false },
    { seq: 4, news: false },
  ]);
});

describe("a broken link", () => {
  test("is taken up after the last message, and what came meanwhile is news", async () => {
    await feed.start();
    FakeSource.last.opens();
    ledger.push(message(3));
    FakeSource.last.breaks();
    expect(links.at(-1)).toBe("reconnecting");
    expect(FakeSource.last.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    FakeSource.last.opens();
    expect(got.at(-1)).toEqual({ seq: 3, news: true });
    expect(FakeSource.last.url).toBe("/feed/c1?after=3");
    expect(links.at(-1)).toBe("live");
  });

  test("is tried again with longer and longer waits, and called offline after a while", async () => {
    await feed.start();
    fails = new NoAnswer();
    api.messages.mockClear();
    FakeSource.last.breaks();
    await vi.advanceTimersByTimeAsync(500 + 1000 + 2000 + 4000);
    expect(api.messages).toHaveBeenCalledTimes(4);
    expect(links.at(-1)).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(8000);
    expect(links.at(-1)).toBe("offline");
  });

  test("is tried at once when asked", async () => {
    await feed.start();
    FakeSource.last.breaks();
    feed.hurry();
    await settle();
    expect(FakeSource.all).toHaveLength(2);
  });

  test("whose session has gone ends the feed instead of trying for ever", async () => {
    await feed.start();
    fails = new Problem(401, { type: "/problems/session-unknown" }, null);
    FakeSource.last.breaks();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toBe(1);
    expect(FakeSource.all).toHaveLength(1);
  });
});

test("a feed that stays behind a message the server has taken is opened anew", async () => {
  await feed.start();
  FakeSource.last.opens();
  feed.expect(3);
  ledger.push(message(3));
  await vi.advanceTimersByTimeAsync(5_500);
  expect(seqs()).toEqual([1, 2, 3]);
  expect(FakeSource.all).toHaveLength(2);
});

test("events of a feed that was given up are ignored", async () => {
  await feed.start();
  const old = FakeSource.last;
  old.breaks();
  old.sends("message", message(9));
  await settle();
  expect(seqs()).toEqual([1, 2]);
});
