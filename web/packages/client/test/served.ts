/** Each test of a file that imports this has a server of its own, and time passes only when it is told to. */

import { afterEach, beforeEach, vi } from "vitest";
import { FakeServer } from "./fake_server";

export let server: FakeServer;

export const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  server = new FakeServer();
});

afterEach(() => {
  server.feed.stop();
  vi.useRealTimers();
});
