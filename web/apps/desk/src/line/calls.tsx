/** Calls that were promised: who is to be rung next and until when; taken, the number and what it is about. */

import type { CallEnded, DueCall, TakenCall } from "@selfcare/client";
import { Button, Icon, type IconName } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Seen } from "../shell";
import { texts } from "../texts";
import { CallCard } from "./call_card";
import { callDue } from "./call_due";
import type { Tone } from "./urgency";
import { reasonOf } from "./urgency";

const ICONS: Record<Tone, IconName> = { fine: "clock", soon: "warning", missed: "bad" };

export function Calls({ desk, state }: Seen) {
  const [taken, setTaken] = useState<TakenCall | null>(null);
  const [told, tell] = useState("");
  useEffect(desk.readCalls, [desk]);
  const take = (id: string) => desk.act(() => desk.api.takeCall(id).then(setTaken)).then(desk.readCalls);
  const ended = (call: TakenCall, end: CallEnded) => {
    setTaken(null);
    tell(texts.calls.ended(call.number, end));
    desk.readCalls();
  };
  const others = (state.calls ?? []).filter((call) => call.id !== taken?.id);
  return (
    <main class="calls" tabIndex={-1} aria-labelledby="calls-title">
      <h2 id="calls-title">{texts.calls.title}</h2>
      <p role="status" class={told === "" ? "spoken" : "told"}>
        {told}
      </p>
      {taken !== null && (
        <CallCard key={taken.id} desk={desk} call={taken} onEnd={(end) => ended(taken, end)} />
      )}
      {state.calls === null && <p class="hint">{texts.loading}</p>}
      {state.calls !== null && others.length === 0 && taken === null && <Nobody />}
      <ul class="call-list">
        {others.map((call) => (
          <Row key={call.id} {...{ desk, call }} now={state.now} onTake={() => void take(call.id)} />
        ))}
      </ul>
    </main>
  );
}

function Nobody() {
  return (
    <div class="empty">
      <Icon name="phone" />
      <p>{texts.calls.none}</p>
      <p class="hint">{texts.calls.noneHint}</p>
    </div>
  );
}

function Row({ desk, call, now, onTake }: { desk: Desk; call: DueCall; now: number; onTake: () => void }) {
  const due = callDue(call.window, now);
  const isMine = call.state === "taken" && call.agent_name === desk.state.me?.name;
  const before = texts.calls.before(call.tries, call.slips);
  return (
    <li class={`call ${due.tone}`}>
      <div>
        <p class="row-head">
          <span class="name" dir="auto">
            {call.customer_name}
          </span>
          <span class="chip">{call.number}</span>
        </p>
        <p class="row-due">
          <Icon name={ICONS[due.tone]} />
          <span>{due.text}</span>
        </p>
        <p class="hint">
          {call.window.display}, {reasonOf(call)}.{before !== "" && ` ${before}`}
        </p>
      </div>
      {call.state === "taken" && !isMine && <p class="hint">{texts.calls.takenBy(call.agent_name ?? "")}</p>}
      {(call.state === "due" || isMine) && (
        <Button onPress={onTake} aria-label={texts.calls.takeAloud(isMine, call.customer_name)}>
          <Icon name="phone" />
          {isMine ? texts.calls.goOn : texts.calls.take}
        </Button>
      )}
    </li>
  );
}
