/** The end of a conversation: how it ended, and a summary that is there already, made of what was really done. */

import type { Ending } from "@selfcare/client";
import { Field, LongField } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { Sheet, SheetForm } from "./sheet";

/** As the api takes it. */
const TOPIC = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]*$/u;
const ONLY_A_PERSON = "request_human";
const OUTCOMES = ["solved", "promised", "not_solved", "no_answer"] as const;

export function CloseSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { summary, write, state } = useSummary(talk);
  const [topic, name] = useState(topicOf(talk));
  const [outcome, choose] = useState("");
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    const told = { reason: outcome, summary: summary.trim(), topic: topic.trim() || null };
    const wrong = wrongWith(told);
    if (wrong !== null) return setError(wrong);
    const said = texts.close.held(talk.state.conversation?.customer_name ?? texts.theCustomer);
    desk.show(null);
    desk.later(said, async () => {
      const closed = await talk.api.close(talk.id, told);
      if (desk.state.talk?.id === talk.id) desk.shut();
      return closed;
    });
  };
  return (
    <Sheet desk={desk} id="close" title={texts.close.title}>
      <SheetForm error={error} go={texts.close.go} onGo={go}>
        <Outcomes chosen={outcome} onChoose={choose} />
        <Topic topic={topic} onName={name} />
        <LongField
          id="close-summary"
          label={texts.close.summary}
          hint={texts.close[state]}
          rows={6}
          value={summary}
          onWrite={write}
        />
      </SheetForm>
    </Sheet>
  );
}

function wrongWith({ reason, summary, topic }: Ending): string | null {
  if (reason === "") return texts.close.chooseOutcome;
  if (topic != null && !TOPIC.test(topic)) return texts.close.topicWrong;
  return summary === "" ? texts.close.writeSummary : null;
}

function Topic({ topic, onName }: { topic: string; onName: (topic: string) => void }) {
  return (
    <Field
      id="close-topic"
      label={texts.close.topic}
      hint={texts.close.topicHint}
      value={topic}
      maxLength={32}
      autocomplete="off"
      onWrite={onName}
    />
  );
}

function Outcomes({ chosen, onChoose }: { chosen: string; onChoose: (outcome: string) => void }) {
  return (
    <fieldset>
      <legend>{texts.close.outcome}</legend>
      {OUTCOMES.map((one) => (
        <label class="way" key={one}>
          <input
            type="radio"
            name="outcome"
            value={one}
            checked={chosen === one}
            onChange={() => onChoose(one)}
          />
          <span>{texts.close.outcomes[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What they came for, as it was handed over; that they wanted a person says nothing of it. */
function topicOf(talk: Talk): string {
  const intent = talk.state.card?.wants.intent ?? ONLY_A_PERSON;
  return intent === ONLY_A_PERSON ? "" : intent.replaceAll("_", " ");
}

/** Prefilled once it comes, unless the agent has begun to write their own. */
function useSummary(talk: Talk) {
  const [summary, setSummary] = useState("");
  const [state, setState] = useState<"fetching" | "prefilled" | "unknown">("fetching");
  useEffect(() => {
    talk.api.summary(talk.id).then(
      ({ text }) => {
        setSummary((typed) => (typed === "" ? text : typed));
        setState("prefilled");
      },
      () => setState("unknown"),
    );
  }, [talk]);
  return { summary, write: setSummary, state };
}
