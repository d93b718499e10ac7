import { describe, expect, test, vi } from "vitest";
import { NoAnswer, Reach } from "../src/index";
import { FakeSource } from "./fake_source";
import { message } from "./messages";
import { server, settle } from "./served";

describe("a link that is gone", () => {
  test("is asked after at least every two seconds while the page is seen, and called offline after a while", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    server.there = false;
    FakeSource.last.breaks();
    await settle();
    for (let passed = 0; passed < 14_000; passed += 2_000) {
      const before = server.asked;
      await vi.advanceTimersByTimeAsync(2_000);
      expect(server.asked).toBeGreaterThan(before);
    }
    expect(server.links.at(-1)).toBe("reconnecting");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.links.at(-1)).toBe("offline");
    expect(FakeSource.all).toHaveLength(1);
  });

  test("after ten minutes is taken up within two seconds of the server's return", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    server.there = false;
    FakeSource.last.breaks();
    await vi.advanceTimersByTimeAsync(600_000);
    server.ledger.push(message(3));
    server.there = true;
    await vi.advanceTimersByTimeAsync(2_000);
    FakeSource.last.opens();
    expect(server.seqs()).toEqual([1, 2, 3]);
    expect(server.links.at(-1)).toBe("live");
  });

  test("is not asked after by more than two questions at once, the first of which is kept", async () => {
    await server.feed.start();
    const open = new Set<AbortSignal>();
    let first: AbortSignal | null = null;
    const reach = new Reach((signal) => {
      first ??= signal;
      open.add(signal);
      return new Promise<void>((_, refuse) =>
        signal.addEventListener("abort", () => {
          open.delete(signal);
          refuse(new NoAnswer());
        }),
      );
    });
    void reach.reached();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(open.size).toBe(2);
    expect(open.has(first as unknown as AbortSignal)).toBe(true);
  });

  test("is found again within a second though all connections that were kept idle are dead", async () => {
    await server.feed.start();
    let idle = 4;
    const reach = new Reach((signal) => {
      if (idle-- <= 0) return Promise.resolve();
      return new Promise<void>((_, refuse) => signal.addEventListener("abort", () => refuse(new NoAnswer())));
    });
    let isReached = false;
    void reach.reached().then(() => {
      isReached = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isReached).toBe(true);
  });

  test("while nobody looks is asked after rarely, and at once when somebody does", async () => {
    await server.feed.start();
    const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    server.there = false;
    FakeSource.last.breaks();
    await vi.advanceTimersByTimeAsync(300_000);
    const before = server.asked;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(server.asked).toBeLessThanOrEqual(before + 1);
    server.there = true;
    seen.mockReturnValue("visible");
    document.dispatchEvent(new Event("visibilitychange"));
    await settle();
    expect(FakeSource.all).toHaveLength(2);
  });
});

describe("a connection that looks open and is dead", () => {
  test("is replaced as soon as it has been silent for longer than a beat, without a word", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    server.ledger.push(message(3));
    await vi.advanceTimersByTimeAsync(2_400);
    expect(FakeSource.all).toHaveLength(2);
    expect(FakeSource.all[0]?.closed).toBe(true);
    expect(server.seqs()).toEqual([1, 2, 3]);
    expect(server.links).toEqual(["connecting", "live"]);
  });

  test("is kept while beats come, and nobody is asked", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    for (let beats = 0; beats < 30; beats += 1) {
      await vi.advanceTimersByTimeAsync(2_000);
      FakeSource.last.sends("beat", { seq: 2 });
    }
    expect(FakeSource.all).toHaveLength(1);
    expect(server.asked).toBe(0);
  });

  test("is called lost when the server can't be reached either", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    server.there = false;
    await vi.advanceTimersByTimeAsync(4_100);
    expect(server.links.at(-1)).toBe("reconnecting");
    expect(FakeSource.last.closed).toBe(true);
  });

  test("is kept after all when it was only late", async () => {
    await server.feed.start();
    FakeSource.last.opens();
    server.there = false;
    await vi.advanceTimersByTimeAsync(3_000);
    FakeSource.last.sends("beat", { seq: 2 });
    server.there = true;
    await vi.advanceTimersByTimeAsync(1_500);
    expect(FakeSource.all).toHaveLength(1);
    expect(server.links.at(-1)).toBe("live");
  });

  test("which never gives a first sign is given up, and the next is given longer", async () => {
    await server.feed.start();
    await vi.advanceTimersByTimeAsync(2_600);
    expect(FakeSource.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(FakeSource.all).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSource.all).toHaveLength(3);
  });
});
