/** Given on: to a team's line or to a colleague who is free, with a note of what stays open. */

import type { Colleague, Team } from "@selfcare/client";
import { LongField } from "@selfcare/ui";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { Sheet, SheetForm } from "./sheet";

/** Colleagues come and go while it is open. */
const LOOK_EVERY_MS = 5_000;

interface Way {
  value: string;
  title: string;
  /** Why it can't be chosen now; empty where it can. */
  hint: string;
}

export function TransferSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { ways, failed } = useWays(desk);
  const place = useFocusOnWays(ways);
  const [to, choose] = useState("");
  const [note, write] = useState("");
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    const [kind, id = ""] = to.split(":");
    const chosen = ways?.find((way) => way.value === to);
    if (id === "") return setError(texts.transfer.choose);
    if (chosen !== undefined && chosen.hint !== "") {
      return setError(texts.transfer.gone(chosen.title, chosen.hint));
    }
    const whom = kind === "team" ? { team: id } : { agent_id: id };
    desk.show(null);
    desk.later(texts.transfer.held, () => talk.api.transfer(talk.id, { ...whom, note: note.trim() || null }));
  };
  return (
    <Sheet desk={desk} id="transfer" title={texts.transfer.title}>
      <SheetForm error={error ?? (failed ? texts.transfer.failed : null)} go={texts.transfer.go} onGo={go}>
        <fieldset ref={place} tabIndex={-1}>
          <legend>{texts.transfer.to}</legend>
          {ways === null && !failed && <p class="hint">{texts.loading}</p>}
          {(ways ?? []).map((way) => (
            <OneWay key={way.value} way={way} isChosen={to === way.value} onChoose={choose} />
          ))}
        </fieldset>
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

interface OneWayProps {
  way: Way;
  isChosen: boolean;
  onChoose: (value: string) => void;
}

function OneWay({ way, isChosen, onChoose }: OneWayProps) {
  return (
    <label class="way">
      <input
        type="radio"
        name="to"
        value={way.value}
        checked={isChosen}
        disabled={way.hint !== ""}
        onChange={() => onChoose(way.value)}
      />
      <span>{way.title}</span>
      {way.hint !== "" && <span class="hint">{way.hint}</span>}
    </label>
  );
}

function useWays(desk: Desk): { ways: readonly Way[] | null; failed: boolean } {
  const [ways, setWays] = useState<readonly Way[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const look = async () => {
      try {
        const [teams, agents] = await Promise.all([desk.api.teams(), desk.api.colleagues()]);
        const others = agents.filter((agent) => agent.id !== desk.state.me?.id);
        setWays([...teams.map(ofTeam), ...others.map(ofAgent)]);
        setFailed(false);
      } catch {
        setFailed(true);
      }
    };
    void look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [desk]);
  return { ways, failed };
}

/** To whom comes before what about: the dialog would begin with the note, which alone is there from the start. */
function useFocusOnWays(ways: readonly Way[] | null): RefObject<HTMLFieldSetElement> {
  const place = useRef<HTMLFieldSetElement>(null);
  const isThere = ways !== null;
  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    if (document.activeElement !== place.current) return;
    place.current?.querySelector<HTMLElement>("input:not([disabled])")?.focus();
  }, [isThere]);
  return place;
}

function ofTeam(team: Team): Way {
  return { value: `team:${team.code}`, title: team.name, hint: team.is_open ? "" : texts.transfer.shut };
}

function ofAgent(agent: Colleague): Way {
  const isFull = agent.chats >= agent.capacity;
  const hint = agent.state !== "available" ? texts.states[agent.state] : isFull ? texts.transfer.full : "";
  return { value: `agent:${agent.id}`, title: agent.name, hint };
}
