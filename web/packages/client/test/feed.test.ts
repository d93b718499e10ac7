import { describe, expect, test, vi } from "vitest";
import { Problem } from "../src/index";
import { FakeSource } from "./fake_source";
import { message } from "./messages";
import { server, settle } from "./served";

test("the history comes first and is not news, then the feed goes on after it", async () => {
  await server.feed.start();
  FakeSource.last.opens();
  expect(server.got).toEqual([
    { seq: 1, news: false },
    { seq: 2, news: false },
  ]);
  expect(FakeSource.last.url).toBe("/feed/c1?after=2");
  expect(server.links).toEqual(["connecting", "live"]);
});

test("a long history is fetched page by page", async () => {
  server.ledger = Array.from({ length: 250 }, (_, at) => message(at + 1));
  await server.feed.start();
  expect(server.seqs()).toEqual(server.ledger.map((one) => one.seq));
});

test("a message that comes twice is shown once", async () => {
  await server.feed.start();
  FakeSource.last.sends("message", message(3));
  FakeSource.last.sends("message", message(3));
  FakeSource.last.sends("message", message(2));
  await settle();
  expect(server.seqs()).toEqual([1, 2, 3]);
});

test("what a gap left out is fetched before the message after it is shown", async () => {
  await server.feed.start();
  server.ledger = [1, 2, 3, 4, 5].map((seq) => message(seq));
  FakeSource.last.sends("message", message(5));
  await settle();
  expect(server.seqs()).toEqual([1, 2, 3, 4, 5]);
});

test("told to reload, it fetches everything it has missed, quietly", async () => {
  await server.feed.start();
  server.ledger = [1, 2, 3, 4].map((seq) => message(seq));
  FakeSource.last.sends("reload", {});
  await settle();
  expect(server.got.slice(2)).toEqual([
    { seq: 3, news: false },
    { seq: 4, news: false },
  ]);
});

describe("a broken link", () => {
  test("is taken up after the last message, and what came meanwhile is news", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    server.ledger.push(message(3));
    FakeSource.last.breaks();
    expect(server.links.at(-1)).toBe("reconnecting");
    expect(FakeSource.last.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(500);
    FakeSource.last.opens();
    expect(server.got.at(-1)).toEqual({ seq: 3, news: true });
    expect(FakeSource.last.url).toBe("/feed/c1?after=3");
    expect(server.links.at(-1)).toBe("live");
  });

  test("after which much is new has it shown and not told one by one", async () => {
    await server.feed.start();
    server.ledger = Array.from({ length: 30 }, (_, at) => message(at + 1));
    FakeSource.last.breaks();
    await settle();
    expect(server.got.map((one) => one.news)).not.toContain(true);
    expect(server.seqs()).toHaveLength(30);
  });

  test("is tried at once when asked", async () => {
    await server.feed.start();
    FakeSource.last.breaks();
    server.feed.hurry();
    await settle();
    expect(FakeSource.all).toHaveLength(2);
  });

  test("whose session has gone ends the feed instead of trying for ever", async () => {
    await server.feed.start();
    server.fails = new Problem(401, { type: "/problems/session-unknown" }, null);
    FakeSource.last.breaks();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.ended).toBe(1);
    expect(FakeSource.all).toHaveLength(1);
  });
});

test("a feed that stays behind a message the server has taken is opened anew", async () => {
  await server.feed.start();
  FakeSource.last.opens();
  server.feed.expect(3);
  server.ledger.push(message(3));
  await vi.advanceTimersByTimeAsync(2_100);
  expect(server.seqs()).toEqual([1, 2, 3]);
  expect(FakeSource.all).toHaveLength(2);
});

test("events of a feed that was given up are ignored", async () => {
  await server.feed.start();
  const old = FakeSource.last;
  old.breaks();
  old.sends("message", message(9));
  await settle();
  expect(server.seqs()).toEqual([1, 2]);
});

test("a beat that names a message we have not is followed by fetching it", async () => {
  await server.feed.start();
  FakeSource.last.opens();
  server.ledger.push(message(3), message(4));
  FakeSource.last.sends("beat", { seq: 4 });
  await settle();
  expect(server.seqs()).toEqual([1, 2, 3, 4]);
});

test("writing is over by itself, and with the message", async () => {
  await server.feed.start();
  FakeSource.last.opens();
  FakeSource.last.sends("typing", { who: "agent", since: "2026-11-21T10:40:00Z", seconds: 2 });
  await vi.advanceTimersByTimeAsync(1_900);
  expect(server.writers).toEqual(["agent"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(server.writers).toEqual(["agent", null]);
});
