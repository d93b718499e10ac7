/** Why something was refused, in words. */

import { NoAnswer, Problem } from "@selfcare/client";
import { texts } from "./texts";

/** `silence` is what to say where nobody answered: it differs with what is at stake. */
export function refusalOf(error: unknown, silence: string = texts.noAnswerDeed): string {
  if (error instanceof Problem) return [error.message, error.detail].filter((part) => part !== "").join(". ");
  return error instanceof NoAnswer ? silence : texts.unexpected;
}
