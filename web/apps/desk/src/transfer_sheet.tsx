/** Given on: to a team's line or to a colleague who is free, with a note of what stays open. */

import type { Colleagues } from "@selfcare/client";
import { LongField } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import { Sheet, SheetForm } from "./sheet";
import type { Talk } from "./talk";
import { texts } from "./texts";

export function TransferSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { found, failed } = useColleagues(desk);
  const [to, choose] = useState("");
  const [note, write] = useState("");
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    const [kind, id = ""] = to.split(":");
    if (id === "") return setError(texts.transfer.choose);
    const whom = kind === "team" ? { team: id } : { agent_id: id };
    desk.show(null);
    desk.later(texts.transfer.held, () => talk.api.transfer(talk.id, { ...whom, note: note.trim() || null }));
  };
  return (
    <Sheet desk={desk} id="transfer" title={texts.transfer.title}>
      <SheetForm error={error ?? (failed ? texts.transfer.failed : null)} go={texts.transfer.go} onGo={go}>
        <Ways {...{ found, failed, to, choose }} />
        <LongField
          id="transfer-note"
          label={texts.transfer.note}
          hint={texts.staffOnly}
          value={note}
          onWrite={write}
        />
      </SheetForm>
    </Sheet>
  );
}

interface WaysProps {
  found: Colleagues | null;
  failed: boolean;
  to: string;
  choose: (to: string) => void;
}

function Ways({ found, failed, to, choose }: WaysProps) {
  return (
    <fieldset>
      <legend>{texts.transfer.to}</legend>
      {found === null && !failed && <p class="hint">{texts.loading}</p>}
      {(found?.teams ?? []).map((team) => (
        <Way
          key={team.code}
          value={`team:${team.code}`}
          title={team.name}
          hint={team.open ? "" : texts.transfer.shut}
          {...{ to, choose }}
        />
      ))}
      {(found?.agents ?? []).map((agent) => (
        <Way
          key={agent.id}
          value={`agent:${agent.id}`}
          title={agent.name}
          hint={agent.free ? "" : texts.states[agent.state]}
          {...{ to, choose }}
        />
      ))}
    </fieldset>
  );
}

interface WayProps {
  value: string;
  title: string;
  hint: string;
  to: string;
  choose: (to: string) => void;
}

function Way({ value, title, hint, to, choose }: WayProps) {
  return (
    <label class="way">
      <input
        type="radio"
        name="to"
        value={value}
        checked={to === value}
        disabled={hint !== ""}
        onChange={() => choose(value)}
      />
      <span>{title}</span>
      {hint !== "" && <span class="hint">{hint}</span>}
    </label>
  );
}

function useColleagues(desk: Desk): { found: Colleagues | null; failed: boolean } {
  const [found, setFound] = useState<Colleagues | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    desk.api.colleagues().then(setFound, () => setFailed(true));
  }, [desk]);
  return { found, failed };
}
