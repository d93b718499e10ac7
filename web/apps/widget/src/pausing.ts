/** How long the page waits, for an answer and for its next try, and what the link is called meanwhile. */

import { backoff, type Link, Problem } from "@selfcare/client";
import type { SignInStep } from "./state";

/** So many failures in a row are called offline; we go on trying all the same. */
const CALLED_OFFLINE_AFTER = 6;

/** Where somebody signs in, that their conversation is another one can be heard before the new cookie is here. On a line
 * that is slower than this, the server has us wait for it. */
export const COOKIE_MS = 400;

/** Who is told to wait for the cookie has been answered: that is no link that is gone. */
export function failuresAfter(error: unknown, failures: number): number {
  return error instanceof Problem && error.is("cookie-under-way") ? failures : failures + 1;
}

/** A code may be typed as a message, too: given up early, it had signed in, and the cookie of its answer was lost. */
export function sendWithin(signIn: SignInStep | null, withinMs: number): number | undefined {
  return signIn?.step === "code" ? undefined : withinMs;
}

export function linkAfter(failures: number): Link {
  const isOffline = navigator.onLine === false || failures >= CALLED_OFFLINE_AFTER;
  return isOffline ? "offline" : "reconnecting";
}

/** Longer after each failure, and never less than the server has asked for. */
export function pauseAfter(error: unknown, failures: number): number {
  const asked = error instanceof Problem && error.retryAfter !== null ? error.retryAfter * 1000 : 0;
  return Math.max(asked, backoff(failures));
}
