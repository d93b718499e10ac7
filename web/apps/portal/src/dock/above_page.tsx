/** What may stand above any page: a better way to sign in, and a line that somebody is asked to use. */

import { type Customer, canUsePasskeys } from "@selfcare/client";
import { Button, Icon, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { accountTexts } from "../account/texts_account";
import { securityTexts } from "../account/texts_security";
import { useAddPasskey } from "../account/use_add_passkey";
import { Refused } from "../deeds/form_parts";
import { Go } from "../link";
import { usePortal } from "../portal";
import { useInvitations, usePasskeys } from "../reading/read";

export function AbovePage({ customer }: { customer: Customer }) {
  const { cameByCode } = useStore(usePortal().who);
  return (
    <>
      {customer.accounts.length === 0 && <AskedNote />}
      {cameByCode && canUsePasskeys() && <Offer />}
    </>
  );
}

/** Whoever has nothing yet looks for nothing else here. */
function AskedNote() {
  const { path } = useStore(usePortal().router);
  const invitations = useInvitations();
  if (path === "/account/people" || !invitations.value?.length) return null;
  return (
    <div class="above">
      <Icon name="people" />
      <p>{accountTexts.invited}</p>
      <Go to="/account/people" kind="button main">
        {accountTexts.invitedSee}
      </Go>
    </div>
  );
}

/** Once after each sign-in by a code, as long as there is no passkey. */
function Offer() {
  const words = securityTexts.offer;
  const { who } = usePortal();
  const passkeys = usePasskeys();
  const [isMade, setMade] = useState(false);
  const { attempt, add } = useAddPasskey(() => {
    setMade(true);
    passkeys.again();
  });
  if (!isMade && passkeys.value?.length !== 0) return null;
  return (
    <div class="above">
      <Icon name={isMade ? "check" : "lock"} />
      <div>
        <p class="own-name">{isMade ? "" : words.title}</p>
        <p role="status">{isMade ? words.done : words.why}</p>
        <Refused why={attempt.error} />
      </div>
      <div class="acts">
        {!isMade && (
          <Button inert={attempt.busy} onPress={add}>
            {words.accept}
          </Button>
        )}
        <Button kind="plain" onPress={() => who.offered()}>
          {isMade ? words.close : words.decline}
        </Button>
      </div>
    </div>
  );
}
