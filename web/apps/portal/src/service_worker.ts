/**
 * Runs while the portal is closed, and between it and the network: what pages are built of is kept, so that they open
 * without a connection. Nothing that is anybody's own is kept here: that is each page's own affair (`kept.ts`).
 */

import { hearPushes, takeOver, type Waiting, worker } from "@selfcare/client/worker";
import { builtFiles, isBrand, isBuilt, pageOf } from "./shell_files";

interface Asked extends Waiting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const SHELL = "selfcare-shell";
/** Each with a list of what was built for it. */
const APPS = ["/", "/chat/"];
/** On a line that is there and carries nothing, an older page beats none. */
const PATIENCE_MS = 5_000;

takeOver(() => fill());
hearPushes();

worker.addEventListener("fetch", (event: Asked) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  const page = request.mode === "navigate" ? pageOf(address.pathname) : null;
  if (page !== null) event.respondWith(newest(page, request, event));
  else if (isBuilt(address.pathname)) event.respondWith(kept(request));
  else if (isBrand(address.pathname)) event.respondWith(newest(request.url, request, event));
});

/** All that was built, also what no page has asked for yet; and nothing of the release before. */
async function fill(): Promise<void> {
  const shell = await caches.open(SHELL);
  for (const app of APPS) {
    const list = await fetch(`${app}.vite/manifest.json`, { cache: "no-cache" });
    if (!list.ok) continue;
    const wanted = builtFiles(app, await list.json());
    const there = new Set((await shell.keys()).map(({ url }) => new URL(url).pathname));
    await shell.addAll([app, ...wanted].filter((path) => path === app || !there.has(path)));
    const old = [...there].filter((path) => path.startsWith(`${app}assets/`) && !wanted.includes(path));
    await Promise.all(old.map((path) => shell.delete(path)));
  }
}

/** Names of built files say what is in them, so what is kept is never old. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}

/** From the network as long as that answers, else as it was. */
async function newest(name: string, request: Request, event: Waiting): Promise<Response> {
  const asked = fetch(request);
  try {
    const answer = await inTime(asked);
    if (answer.status < 500) {
      if (answer.ok) event.waitUntil(keep(name, answer.clone()));
      return answer;
    }
  } catch {
    // Nobody answers, or not in time.
  }
  return (await caches.match(name)) ?? asked;
}

function inTime(asked: Promise<Response>): Promise<Response> {
  return new Promise((done, fail) => {
    setTimeout(fail, PATIENCE_MS);
    asked.then(done, fail);
  });
}

/** A page that differs from the one that is kept is of another release. */
async function keep(name: string, answer: Response): Promise<void> {
  const shell = await caches.open(SHELL);
  const before = await (await shell.match(name))?.text();
  const now = await answer.clone().text();
  await shell.put(name, answer);
  if (APPS.includes(name) && before !== now) await fill();
}
