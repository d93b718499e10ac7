/** Making a passkey on this device: whoever is there proves afresh who they are, where that has worn off. */

import type { KeptPasskey } from "@selfcare/client";
import { useAttempt } from "@selfcare/ui";
import { passkeyRefusal } from "../door/passkey_refusals";
import { refusedChange } from "../plan/change_refusals";
import { usePortal } from "../portal";
import { securityTexts } from "./texts_security";

export function useAddPasskey(onMade: (passkey: KeptPasskey) => void) {
  const { who } = usePortal();
  const { notMade } = securityTexts.passkeys;
  const attempt = useAttempt((error) => passkeyRefusal(error, notMade, refusedChange));
  const add = () => void attempt.run(async () => onMade(await who.guarded(() => who.door.addPasskey())));
  return { attempt, add };
}
