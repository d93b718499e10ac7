/** Who uses which line of an account, who sees what of it, and who is asked to use one. */

import type { AskedToUse, Customer, OwnAccount } from "@selfcare/client";
import { Bones, Button, Card, Empty, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackToAccount, Done, Rows } from "../account/account_parts";
import { HeldAccount } from "../account/held_account";
import { peopleTexts as words } from "../account/texts_people";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useInvitations } from "../reading/read";

export default function People({ customer }: PageProps) {
  const { accounts } = customer;
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab} above={<BackToAccount />} />
      <Asked customer={customer} />
      {accounts.map((account) =>
        account.held ? (
          <HeldAccount key={account.id} account={account} />
        ) : (
          <TheirAccount key={account.id} account={account} />
        ),
      )}
    </div>
  );
}

function TheirAccount({ account }: { account: OwnAccount }) {
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.theirs(account.label)}</h2>
      <p>{words.userSees}</p>
      <Rows rows={account.services.map(({ label }) => ({ term: label, is: words.you }))} />
    </Card>
  );
}

/** Lines of others. Where there are none, nothing is said, unless there is nothing else. */
function Asked({ customer }: { customer: Customer }) {
  const { who } = usePortal();
  const invitations = useInvitations();
  const [said, setSaid] = useState("");
  const done = async (told: string, isOver: boolean) => {
    // Whoever had nothing but this has nothing left to see here.
    if (isOver && customer.accounts.length === 0) return who.signOut(told);
    setSaid(told);
    invitations.again();
    await who.ask();
  };
  return (
    <>
      <Done said={said} />
      <Part of={invitations} what={words.asked} shape={<Bones lines={["half", "long"]} />}>
        {(waiting, isStale) => (
          <>
            {waiting.map((one) => (
              <Invitation
                key={one.id}
                invitation={one}
                isStale={isStale}
                onDone={(told, isNo) => void done(told, isNo && waiting.length === 1)}
              />
            ))}
            {waiting.length === 0 && customer.accounts.length === 0 && (
              <Empty title={words.nothing}>
                <p>{words.nothingHelp}</p>
              </Empty>
            )}
          </>
        )}
      </Part>
    </>
  );
}

interface InvitationProps {
  invitation: AskedToUse;
  isStale: boolean;
  onDone: (told: string, isNo: boolean) => void;
}

function Invitation({ invitation, isStale, onDone }: InvitationProps) {
  const { api } = usePortal();
  const change = useChange();
  const { id, by, label, sees, ends_at: ends } = invitation;
  const answer = (accept: boolean) =>
    void change.make(`${id} ${accept}`, async (once) => {
      const { told } = await api.answerInvitation(id, accept, once);
      onDone(told, !accept);
    });
  const inert = change.busy || isStale;
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.invitation.title(by, label)}</h2>
      <ul class="plain-list">
        {sees.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="quiet">{words.until(ends.display)}</p>
      <Refused why={change.error} />
      <div class="acts">
        <Button kind="main" inert={inert} onPress={() => answer(true)}>
          {words.invitation.accept}
        </Button>
        <Button inert={inert} onPress={() => answer(false)}>
          {words.invitation.decline}
        </Button>
      </div>
    </Card>
  );
}
