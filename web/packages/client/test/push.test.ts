import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Push } from "../src";

const WORKER = "/chat/service-worker.js";
const api = {
  pushKey: vi.fn(async () => "a key"),
  isTold: vi.fn(async () => false),
  tellMe: vi.fn(async () => undefined),
  tellMeNoMore: vi.fn(async () => undefined),
};
const endpoint = "https://push.example.com/1";
const subscribed = { toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }), unsubscribe: vi.fn() };
const pushManager = { subscribe: vi.fn(async () => subscribed), getSubscription: vi.fn(async () => null) };
const starting = Object.assign(new EventTarget(), { state: "installing" });
const registration = { active: null as object | null, installing: starting, waiting: null, pushManager };
const serviceWorker = {
  register: vi.fn(async () => registration),
  getRegistration: vi.fn(async (_: string) => registration),
};

beforeEach(() => {
  vi.stubGlobal("PushManager", class {});
  vi.stubGlobal("Notification", { permission: "default", requestPermission: async () => "granted" });
  vi.stubGlobal("navigator", { serviceWorker });
  registration.active = null;
});

afterEach(() => vi.unstubAllGlobals());

test("on any page it is the chat's worker that is asked for, once it runs", async () => {
  const push = new Push(api, () => undefined);
  await push.look();
  expect(serviceWorker.getRegistration).toHaveBeenCalledWith(WORKER);
  expect(push.state).toBe("off");
  const turning = push.turnOn();
  await vi.waitFor(() => expect(serviceWorker.register).toHaveBeenCalledWith(WORKER));
  expect(pushManager.subscribe).not.toHaveBeenCalled();
  starting.state = "activated";
  starting.dispatchEvent(new Event("statechange"));
  await turning;
  expect(push.state).toBe("on");
  expect(api.tellMe).toHaveBeenCalledWith({ endpoint, keys: { p256dh: "p", auth: "a" } });
});

test("a browser that says no is not asked again", async () => {
  vi.stubGlobal("Notification", { permission: "default", requestPermission: async () => "denied" });
  const push = new Push(api, () => undefined);
  await push.look();
  await push.turnOn();
  expect(push.state).toBe("refused");
});
