/** The end of a conversation: how it ended, and a summary that is there already, made of what was really done. */

import { LongField } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "./desk";
import { Sheet, SheetForm } from "./sheet";
import type { Talk } from "./talk";
import { texts } from "./texts";

const OUTCOMES = ["solved", "promised", "not_solved", "no_answer"] as const;

export function CloseSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { summary, write, state } = useSummary(talk);
  const [outcome, choose] = useState("");
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    if (outcome === "") return setError(texts.close.chooseOutcome);
    if (summary.trim() === "") return setError(texts.close.writeSummary);
    const said = texts.close.held(talk.state.conversation?.customer_name ?? texts.theCustomer);
    desk.show(null);
    desk.later(said, async () => {
      const closed = await talk.api.close(talk.id, { reason: outcome, summary: summary.trim() });
      if (desk.state.talk?.id === talk.id) desk.shut();
      return closed;
    });
  };
  return (
    <Sheet desk={desk} id="close" title={texts.close.title}>
      <SheetForm error={error} go={texts.close.go} onGo={go}>
        <fieldset>
          <legend>{texts.close.outcome}</legend>
          {OUTCOMES.map((one) => (
            <label class="way" key={one}>
              <input
                type="radio"
                name="outcome"
                value={one}
                checked={outcome === one}
                onChange={() => choose(one)}
              />
              <span>{texts.close.outcomes[one]}</span>
            </label>
          ))}
        </fieldset>
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
