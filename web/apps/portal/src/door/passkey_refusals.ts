/** Why no passkey was used or made, and what to do instead. */

import { PasskeyNotShown, PasskeyThere, Problem } from "@selfcare/client";
import { securityTexts } from "../account/texts_security";
import { GivenUp } from "./who";

export function passkeyRefusal(
  error: unknown,
  notShown: string,
  otherwise: (error: unknown) => string,
): string {
  if (error instanceof GivenUp) return "";
  if (error instanceof PasskeyNotShown) return notShown;
  if (error instanceof PasskeyThere) return securityTexts.passkeys.there;
  const isTold = error instanceof Problem && error.status < 500 && error.status !== 429;
  return isTold && error.detail !== "" ? error.detail : otherwise(error);
}
