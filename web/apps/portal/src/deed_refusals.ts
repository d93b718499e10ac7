/** Why a change was not done, and what to do now. Who went away hears nothing. */

import { NoAnswer, Problem } from "@selfcare/client";
import { deedTexts as words } from "./texts_deed";
import { payTexts } from "./texts_pay";
import { GivenUp } from "./who";

const OVER = ["quote-expired", "quote-used", "quote-unknown"];

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
