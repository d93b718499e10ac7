/** What a refused step of signing in means for the customer: this mistake and its cure. */

import { NoAnswer, Problem } from "@selfcare/client";
import { clock, type Formats, useStore } from "@selfcare/ui";
import { doorTexts as words } from "../door/texts_door";
import { usePortal } from "../portal";

/** With the clock of the brand. */
export function useRefusals() {
  const { brand } = useStore(usePortal());
  const formats = { locale: brand?.locale ?? "en-GB", timezone: brand?.timezone ?? "UTC" };
  return (error: unknown) => refusalOf(error, formats);
}

export function refusalOf(error: unknown, formats: Formats, now = Date.now()): string {
  if (error instanceof NoAnswer) return words.noAnswer;
  if (!(error instanceof Problem)) return words.refused;
  if (error.is("address-not-understood")) return words.addressNotUnderstood;
  if (error.is("code-expired")) return words.codeExpired;
  if (error.is("code-wrong")) {
    const left = error.facts.tries_left;
    return words.codeWrong(typeof left === "number" ? left : null);
  }
  if (error.status === 429) return words.tooMany(clock(freeAt(error, now), formats));
  return error.status === 409 && error.detail !== "" ? error.detail : words.refused;
}

/** Absolute, and rounded up to the minute: never too early. */
export function freeAt(error: Problem, now = Date.now()): number {
  return Math.ceil((now + (error.retryAfter ?? 60) * 1000) / 60_000) * 60_000;
}
