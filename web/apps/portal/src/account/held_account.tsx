/** The lines of an account that somebody holds: who uses each, who is asked to, and what can be done about it. */

import type { HouseholdChange, Invitation, MemberLine, Members, OwnAccount } from "@selfcare/client";
import { Bones, Button, Card } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { Done, Rows, Sure } from "./account_parts";
import { InviteSheet } from "./invite_sheet";
import { peopleTexts as words } from "./texts_people";

type Asking =
  | { about: "give"; line: MemberLine }
  | { about: "back"; line: MemberLine; name: string }
  | { about: "withdraw"; invitation: Invitation };

export function HeldAccount({ account }: { account: OwnAccount }) {
  const members = useResource(`members ${account.id}`, (api, stop) => api.members(account.id, stop));
  const [asking, setAsking] = useState<Asking | null>(null);
  const [said, setSaid] = useState("");
  const done = (told: string) => {
    setAsking(null);
    setSaid(told);
    members.again();
  };
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.yours(account.label)}</h2>
      <p>{words.holderSees}</p>
      <Done said={said} />
      <Part of={members} what={words.what} shape={<Bones lines={["half", "long", "long"]} />}>
        {(known, isStale) => <Rows rows={rowsOf(known, isStale ? null : setAsking)} />}
      </Part>
      {asking !== null && (
        <Sheet {...{ asking }} account={account.id} onDone={done} onClose={() => setAsking(null)} />
      )}
    </Card>
  );
}

interface SheetProps {
  asking: Asking;
  account: string;
  onDone: (said: string) => void;
  onClose: () => void;
}

function Sheet({ asking, account, onDone, onClose }: SheetProps) {
  const { api } = usePortal();
  const done = ({ told }: HouseholdChange) => onDone(told);
  if (asking.about === "give") return <InviteSheet {...{ account, onDone, onClose }} line={asking.line} />;
  if (asking.about === "back") {
    const { line, name } = asking;
    const { title, why, confirm, keep } = words.back;
    return (
      <Sure
        id="take-back"
        title={title(line.label)}
        why={why(name)}
        confirm={confirm(line.label)}
        keep={keep(name)}
        request={(once) => api.takeBack(account, line.id, once)}
        onDone={done}
        onClose={onClose}
      />
    );
  }
  const { id, name } = asking.invitation;
  const { why, ...rest } = words.withdrawing;
  return (
    <Sure
      {...{ ...rest, onClose }}
      id="withdraw"
      why={why(name)}
      request={(once) => api.withdraw(account, id, once)}
      onDone={done}
    />
  );
}

/** Null: as of some time ago, so nothing can be done with it. */
function rowsOf({ members, invitations }: Members, ask: ((asking: Asking) => void) | null) {
  return members.flatMap(({ name, is_holder: isHolder, services }) =>
    services
      .filter(({ state }) => state !== "ceased")
      .map((line) => {
        const asked = invitations.find(({ service_id: service }) => service === line.id);
        if (asked !== undefined) return waitingRow(asked, ask);
        return isHolder ? ownRow(line, ask) : takenRow(line, name, ask);
      }),
  );
}

type Ask = ((asking: Asking) => void) | null;

function ownRow(line: MemberLine, ask: Ask) {
  const press = () => ask?.({ about: "give", line });
  const act = <Act title={words.give} aloud={words.giveAloud(line.label)} {...{ ask, press }} />;
  return { term: line.label, is: words.you, act };
}

function takenRow(line: MemberLine, name: string, ask: Ask) {
  const press = () => ask?.({ about: "back", line, name });
  const act = (
    <Act title={words.takeBack} aloud={words.takeBackAloud(line.label, name)} {...{ ask, press }} />
  );
  return { term: line.label, is: name, act };
}

function waitingRow(invitation: Invitation, ask: Ask) {
  const { label, name, sent_to: to, ends_at: ends } = invitation;
  const press = () => ask?.({ about: "withdraw", invitation });
  const is = (
    <>
      {words.waits(name, to)}
      <span class="quiet">{words.until(ends.display)}</span>
    </>
  );
  const act = <Act title={words.withdraw} aloud={words.withdrawAloud(label)} {...{ ask, press }} />;
  return { term: label, is, act };
}

function Act({ title, aloud, ask, press }: { title: string; aloud: string; ask: Ask; press: () => void }) {
  if (ask === null) return null;
  return (
    <Button kind="plain" aria-haspopup="dialog" aria-label={aloud} onPress={press}>
      {title}
    </Button>
  );
}
