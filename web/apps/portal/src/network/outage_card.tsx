/** One fault: how it stands, what is away, since and until when, why, and being told when it is over. */

import type { Outage } from "@selfcare/client";
import { Button, Card, Facts, type IconName, State, type Tone, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Steps } from "../care/care_parts";
import { whyNotDone } from "../care/care_refusals";
import { Refused } from "../deeds/form_parts";
import { Go } from "../link";
import { usePortal } from "../portal";
import { outageTexts as words } from "./texts_network";

export const OUTAGE_STATES: Record<Outage["state"], { tone: Tone; icon: IconName }> = {
  planned: { tone: "info", icon: "calendar" },
  suspected: { tone: "warn", icon: "warning" },
  confirmed: { tone: "bad", icon: "bad" },
  fixing: { tone: "bad", icon: "half" },
  fixed: { tone: "good", icon: "check" },
};

interface Props {
  outage: Outage;
  /** Where the customer is: only then there is something to follow. */
  follow: { isFollowed: boolean; isStale: boolean; again: () => void } | null;
}

export function OutageCard({ outage, follow }: Props) {
  const { area, away, state, state_text: text, expected_text: expected, steps } = outage;
  return (
    <Card kind="tile outage">
      <header class="tile-top">
        <h2>{`${away}, ${area.name}`}</h2>
        <State {...OUTAGE_STATES[state]} word={words.states[state]} />
      </header>
      <p>{`${text} ${expected}`}</p>
      <Steps steps={steps} />
      <Facts facts={factsOf(outage)} />
      <Updates outage={outage} />
      {follow !== null && outage.ended === null && <Follow {...{ outage }} {...follow} />}
    </Card>
  );
}

function factsOf({ started, expected_end: expected, ended, cause, is_running: isRunning, state }: Outage) {
  const hasBegun = isRunning || state !== "planned";
  return [
    { term: hasBegun ? words.since : words.begins, is: started.display },
    ended
      ? { term: words.ended, is: ended.display }
      : { term: words.until, is: expected?.display ?? words.notKnown },
    cause ? { term: words.cause, is: cause } : null,
  ];
}

function Updates({ outage: { updates } }: { outage: Outage }) {
  if (updates.length === 0) return null;
  return (
    <details class="more">
      <summary>{words.updates(updates.length)}</summary>
      <ol class="story">
        {updates.map(({ at, text }) => (
          <li key={at.iso}>
            <p class="quiet">{at.display}</p>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Follow({ outage, isFollowed, isStale, again }: { outage: Outage } & NonNullable<Props["follow"]>) {
  const { who, api } = usePortal();
  const attempt = useAttempt(whyNotDone);
  // What was asked for on this page counts before what was read.
  const [isOn, setOn] = useState(isFollowed);
  const press = () =>
    void attempt.run(async () => {
      const once = crypto.randomUUID();
      const ask = isOn ? api.unfollowOutage : api.followOutage;
      setOn((await who.guarded(() => ask(outage.id, once))).is_subscribed);
      again();
    });
  return (
    <div class="follow">
      <p role="status">{isOn ? words.following : ""}</p>
      <Refused why={attempt.error} />
      <div class="acts">
        {!isStale && (
          <Button {...(isOn ? {} : { kind: "main" as const })} inert={attempt.busy} onPress={press}>
            {isOn ? words.unfollow : words.follow}
          </Button>
        )}
        {outage.is_running && (
          <Go to="/help/line" kind="button">
            {words.stillOff}
          </Go>
        )}
      </div>
    </div>
  );
}
