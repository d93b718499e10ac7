/** What a refused sign-in step means for the customer: this mistake and its cure. */

import { NoAnswer, Problem } from "@selfcare/client";
import { texts } from "./texts";

export function refusalOf(error: unknown, now: () => Date = () => new Date()): string {
  const words = texts.signIn;
  if (error instanceof NoAnswer) return words.noAnswer;
  if (!(error instanceof Problem)) return words.refused;
  if (error.is("address-not-understood")) return error.detail || words.addressNotUnderstood;
  if (error.is("code-expired")) return words.codeExpired;
  if (error.is("code-wrong")) {
    const left = error.facts.tries_left;
    if (typeof left !== "number") return words.codeWrong;
    return left === 0 ? words.codeWrongLast : words.codeWrongLeft(left);
  }
  if (error.status === 429) return words.tooMany(clockAfter(error.retryAfter ?? 60, now()));
  if (error.status === 409 && error.detail !== "") return error.detail;
  return words.refused;
}

/** Absolute, and rounded up to the minute: never too early. */
function clockAfter(seconds: number, now: Date): string {
  const then = new Date(Math.ceil((now.getTime() + seconds * 1000) / 60_000) * 60_000);
  return then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
