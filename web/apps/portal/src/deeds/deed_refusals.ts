/** Why a change was not done, and what to do now. Who went away hears nothing. */

import { NoAnswer, Problem } from "@selfcare/client";
import { GivenUp } from "../door/who";
import { payTexts } from "../pay/texts_pay";
import { deedTexts as words } from "./texts_deed";

export const OVER = ["quote-expired", "quote-used", "quote-unknown"];

export function refusedBecause(error: unknown): string | null {
  if (error instanceof GivenUp) return null;
  if (error instanceof NoAnswer) return words.noAnswer;
  if (!(error instanceof Problem)) return words.refused;
  if (error.is("payment-declined")) {
    const { reason } = error.facts;
    const why = typeof reason === "string" && reason !== "" ? ` ${payTexts.declinedWhy(reason)}` : "";
    return `${payTexts.declined}${why} ${words.otherCard}`;
  }
  if (OVER.some((kind) => error.is(kind))) return words.ended;
  if (error.status >= 500) return words.systemAway;
  return error.detail === "" ? words.refused : error.detail;
}

/** Nobody knows yet how it ended; asked again under the same key, it is found out. */
export function isUndecided(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof Problem)) return false;
  return error.status >= 500 || error.status === 429 || error.retryAfter !== null;
}
