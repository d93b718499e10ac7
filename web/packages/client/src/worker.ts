/** What runs while every page of ours is closed: shows that there is something, and opens what it is about. */

/** The browser's own types for this clash with those for pages; this is all of it that is used. */
export interface Waiting extends Event {
  waitUntil(until: Promise<unknown>): void;
}

interface Worker {
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(wanted: object): Promise<readonly { url: string; focus(): Promise<unknown> }[]>;
    openWindow(url: string): Promise<unknown>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: string, hear: (event: never) => void): void;
}

interface Line {
  title: string;
  body: string;
  tag: string;
  url: string;
}

export const worker = self as unknown as Worker;

/** Browsers take the permission away from whoever shows nothing, so something is shown in any case. */
function lineOf(data: { json(): unknown } | null): Line {
  const otherwise = { title: "Chat", body: "There is something new for you.", tag: "answer", url: "/chat/" };
  try {
    return { ...otherwise, ...(data?.json() as Partial<Line> | undefined) };
  } catch {
    return otherwise;
  }
}

/** Never to another site, whoever wrote the line. */
function ours(url: string): string {
  const address = new URL(url, location.origin);
  return address.origin === location.origin ? address.href : `${location.origin}/chat/`;
}

async function goTo(url: string): Promise<void> {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const same = open.find((page) => new URL(page.url).pathname === new URL(url).pathname);
  await (same ? same.focus() : worker.clients.openWindow(url));
}

/** The browser has changed where it is reached: whoever asked for notices goes on getting them. */
async function askAgain(): Promise<void> {
  const { key } = (await (await fetch("/v1/push/key")).json()) as { key: string | null };
  if (key === null) return;
  const options = { userVisibleOnly: true, applicationServerKey: key };
  const subscription = await worker.registration.pushManager.subscribe(options);
  const { endpoint, keys } = subscription.toJSON();
  const headers = { "Content-Type": "application/json" };
  await fetch("/v1/push/subscriptions", {
    method: "POST",
    headers,
    body: JSON.stringify({ endpoint, keys }),
  });
}

/** What our server sends is shown; pressed, it leads to the page it is about. */
export function hearPushes(): void {
  worker.addEventListener("push", (event: Waiting & { data: { json(): unknown } | null }) => {
    const { title, body, tag, url } = lineOf(event.data);
    event.waitUntil(worker.registration.showNotification(title, { body, tag, data: { url: ours(url) } }));
  });
  worker.addEventListener("notificationclick", (event: Waiting & { notification: Notification }) => {
    event.notification.close();
    event.waitUntil(goTo(ours(String(event.notification.data?.url ?? "/chat/"))));
  });
  worker.addEventListener("pushsubscriptionchange", (event: Waiting) => event.waitUntil(askAgain()));
}

/** A newer one takes over at once: pages that are open know nothing that it does not. */
export function takeOver(installed: () => Promise<unknown> = async () => undefined): void {
  const install = async () => {
    await installed();
    await worker.skipWaiting();
  };
  worker.addEventListener("install", (event: Waiting) => event.waitUntil(install()));
  worker.addEventListener("activate", (event: Waiting) => event.waitUntil(worker.clients.claim()));
}
