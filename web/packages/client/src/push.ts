/** Word from the browser while the page is closed: asked for by the customer, and by nobody on their behalf. */

import type { OwnApi } from "./own";

/** `refused`: the browser has been told no, and only its owner can take that back. */
export type PushState = "none" | "off" | "asking" | "on" | "refused" | "failed";
type PushApi = Pick<OwnApi, "pushKey" | "isTold" | "tellMe" | "tellMeNoMore">;

const WORKER = "/chat/service-worker.js";

export class Push {
  state: PushState = "none";
  private key = "";
  private readonly api: PushApi;
  private readonly changed: () => void;

  constructor(api: PushApi, changed: () => void) {
    this.api = api;
    this.changed = changed;
  }

  /** Looks, and asks the customer nothing. Again after each sign-in or sign-out: another session, another wish. */
  async look(): Promise<void> {
    if (!isPossible()) return;
    const key = await this.api.pushKey();
    if (key === null) return;
    this.key = key;
    const isOn = (await subscription()) !== null && (await this.api.isTold());
    // Left by whoever was here before: who is here now has asked for nothing.
    if (!isOn) await dropSubscription();
    this.turn(Notification.permission === "denied" ? "refused" : isOn ? "on" : "off");
  }

  /** From a press only: browsers ask their owner nothing otherwise. */
  async turnOn(): Promise<void> {
    this.turn("asking");
    try {
      const permission = await Notification.requestPermission();
      if (permission !== "granted") return this.turn(permission === "denied" ? "refused" : "off");
      const { pushManager } = await running();
      const options = { userVisibleOnly: true, applicationServerKey: this.key };
      const { endpoint = "", keys = {} } = (await pushManager.subscribe(options)).toJSON();
      await this.api.tellMe({ endpoint, keys: { p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" } });
      this.turn("on");
    } catch {
      await dropSubscription();
      this.turn("failed");
    }
  }

  async turnOff(): Promise<void> {
    this.turn("asking");
    try {
      await this.api.tellMeNoMore();
      await dropSubscription();
      this.turn("off");
    } catch {
      this.turn("on");
    }
  }

  private turn(state: PushState): void {
    this.state = state;
    this.changed();
  }
}

/** In a frame browsers ask nobody. An iPhone can once the page is on its home screen. */
function isPossible(): boolean {
  const isFramed = window.parent !== window;
  return !isFramed && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** It lives at the chat's address: on every other page of ours it has to be asked for by that. */
async function running(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register(WORKER);
  const starting = registration.installing ?? registration.waiting;
  if (registration.active !== null || starting === null) return registration;
  await new Promise<void>((resolve) => {
    starting.addEventListener("statechange", () => {
      if (starting.state === "activated" || starting.state === "redundant") resolve();
    });
  });
  return registration;
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

async function dropSubscription(): Promise<void> {
  await (await subscription().catch(() => null))?.unsubscribe().catch(() => false);
}
