/** A call that this agent makes: the number in full, what it is about, and what came of it. */

import type { CallEnded, CallOutcome, TakenCall } from "@selfcare/client";
import { Button, Facts, Icon, LongField } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { useDeed } from "../card/deed";
import type { Desk } from "../desk";
import { keep, kept } from "../kept";
import { texts } from "../texts";
import { reasonOf } from "./urgency";

interface Props {
  desk: Desk;
  call: TakenCall;
  onEnd: (ended: CallEnded) => void;
}

interface CardFacts {
  intent?: string | null;
  slots?: Record<string, string>;
  tried?: readonly string[];
}

export function CallCard({ desk, call, onEnd }: Props) {
  const place = `talk.call.${call.id}`;
  const [note, setNote] = useState(kept(place, call.note ?? ""));
  const deed = useDeed<void>();
  const write = (text: string) => {
    setNote(text);
    keep(place, text);
  };
  const end = (result: CallOutcome["result"]) =>
    void deed.go(async () => {
      const ended = await desk.api.endCall(call.id, { result, note: note.trim() || null });
      keep(place, null);
      onEnd(ended);
    });
  const { conversation_id: talk } = call;
  return (
    <section class="call-card" aria-labelledby="call-name">
      <h3 id="call-name" dir="auto">
        {texts.calls.ring(call.customer_name)}
      </h3>
      <a class="phone-number" href={`tel:${call.phone.replaceAll(/[^+\d]/g, "")}`}>
        <Icon name="phone" />
        {call.phone}
      </a>
      <Facts facts={factsOf(call)} />
      {talk !== null && (
        <Button kind="plain" onPress={() => desk.open(talk)}>
          {texts.calls.open}
        </Button>
      )}
      <LongField
        id="call-note"
        label={texts.calls.note}
        hint={texts.staffOnly}
        error={deed.error}
        value={note}
        onWrite={write}
      />
      <div class="row">
        <Button kind="main" inert={deed.busy} onPress={() => end("done")}>
          {texts.calls.done}
        </Button>
        <Button inert={deed.busy} onPress={() => end("not_reached")}>
          {texts.calls.notReached}
        </Button>
      </div>
    </section>
  );
}

/** What the assistant has made out, where it was there; else why the call was asked for. */
function factsOf(call: TakenCall) {
  const { intent, slots, tried } = call.card as CardFacts;
  const said = Object.values(slots ?? {}).join(", ");
  const done = (tried ?? []).join(", ");
  return [
    { term: texts.calls.promised, is: call.window.display },
    { term: texts.calls.about, is: intent?.replaceAll("_", " ") ?? reasonOf(call) },
    said === "" ? null : { term: texts.calls.said, is: said },
    done === "" ? null : { term: texts.card.tried, is: done },
  ];
}
