/** Keeps the portal at hand without a connection, from the second visit on. The first has to be quick, so it waits. */

const WORKER = "/service-worker.js";

export function workOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  // Where a browser refuses, as in a private window, the portal is as it was: there with a connection.
  const register = () => void navigator.serviceWorker.register(WORKER).catch(() => undefined);
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
