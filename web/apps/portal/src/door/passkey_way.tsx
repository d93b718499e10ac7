/** In by a passkey, where the browser can: nothing is typed. */

import { canUsePasskeys } from "@selfcare/client";
import { Button, Icon, Remarks, useAttempt } from "@selfcare/ui";
import { securityTexts } from "../account/texts_security";
import { useRefusals } from "../deeds/refusals";
import { usePortal } from "../portal";
import { passkeyRefusal } from "./passkey_refusals";
import { doorTexts as words } from "./texts_door";

export function PasskeyWay({ deed, isAlone = false }: { deed: string; isAlone?: boolean }) {
  const { who } = usePortal();
  const otherwise = useRefusals();
  const attempt = useAttempt((error) => passkeyRefusal(error, securityTexts.passkeys.notShown, otherwise));
  if (!canUsePasskeys()) return null;
  return (
    <div class="passkey-way">
      <Button inert={attempt.busy} onPress={() => void attempt.run(() => who.signInWithPasskey())}>
        <Icon name="lock" />
        {deed}
      </Button>
      <div role="alert">
        <Remarks id="passkey" error={attempt.error} />
      </div>
      {!isAlone && <p class="or">{words.or}</p>}
    </div>
  );
}
