/** Why something was not done, in words: the api's own where it has some; for silence, that asking again does it once. */

import { NoAnswer, Problem } from "@selfcare/client";
import { GivenUp } from "../door/who";
import { helpTexts } from "./texts_help";

export function whyNotDone(error: unknown): string {
  const words = helpTexts.refused;
  if (error instanceof GivenUp) return "";
  if (error instanceof NoAnswer) return words.noAnswer;
  if (!(error instanceof Problem)) return words.unknown;
  if (error.is("outcome-unknown") || error.is("still-running")) return words.noAnswer;
  return error.detail === "" ? words.unknown : error.detail;
}

export const isNotThere = (problem: Problem): boolean => problem.status === 404 || problem.status === 422;
