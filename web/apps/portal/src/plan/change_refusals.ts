/** Why a change of one's own was not made, or is not known to be. Who went away hears nothing. */

import { Problem } from "@selfcare/client";
import { accountTexts as words } from "../account/texts_account";
import { isUndecided } from "../deeds/deed_refusals";
import { GivenUp } from "../door/who";

export function refusedChange(error: unknown): string {
  if (error instanceof GivenUp) return "";
  if (error instanceof Problem && error.detail !== "" && !isUnknown(error)) return error.detail;
  return isUndecided(error) ? words.unknown : words.refused;
}

/** "Too many" says itself when it goes on; a system that broke off in the middle does not know. */
const isUnknown = (error: Problem) => error.status >= 500;
