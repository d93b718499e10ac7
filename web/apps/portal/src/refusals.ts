/** What a refused step of signing in means for the customer: this mistake and its cure. */

import { NoAnswer, Problem } from "@selfcare/client";
import { clock, type Formats } from "@selfcare/ui";
import { doorTexts as words } from "./texts_door";

export function refusalOf(error: unknown, formats: Formats, now = Date.now()): string {
  if (error instanceof NoAnswer) return words.noAnswer;
  if (!(error instanceof Problem)) return words.refused;
  if (error.is("address-not-understood")) return words.addressNotUnderstood;
  if (error.is("code-expired")) return words.codeExpired;
  if (error.is("code-wrong")) {
    const left = error.facts.tries_left;
    return words.codeWrong(typeof left === "number" ? left : null);
  }
  if (error.status === 429) return words.tooMany(clock(soonest(error, now), formats));
  return error.status === 409 && error.detail !== "" ? error.detail : words.refused;
}

/** Absolute, and rounded up to the minute: never too early. */
function soonest(error: Problem, now: number): number {
  return Math.ceil((now + (error.retryAfter ?? 60) * 1000) / 60_000) * 60_000;
}
