/** What a test says: the verdict in plain words, where, what was measured against the plan, and what comes next. */

import type { LineTest } from "@selfcare/client";
import { Card, Facts, type IconName, State, type Tone } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { LineNext } from "./line_next";
import { LinePlaces } from "./line_places";
import { lineTexts as words } from "./texts_network";

const TONES: Record<LineTest["verdict"], { tone: Tone; icon: IconName }> = {
  fine: { tone: "good", icon: "check" },
  line_fault: { tone: "bad", icon: "bad" },
  router_offline: { tone: "warn", icon: "warning" },
  wifi: { tone: "warn", icon: "warning" },
  slow_sync: { tone: "warn", icon: "warning" },
  sim: { tone: "warn", icon: "warning" },
  account_suspended: { tone: "bad", icon: "lock" },
  outage: { tone: "bad", icon: "bad" },
  unknown: { tone: "info", icon: "none" },
};

/** `guide` is the one that somebody was going through when they came to test. */
export function LineResult({ test, guide }: { test: LineTest; guide: string | null }) {
  const [told, setTold] = useState("");
  const { verdict, text, tested, confidence_text: sure, service } = test;
  return (
    <Card kind="tile line-result">
      <header class="tile-top">
        <h2>{service.label}</h2>
        <State {...TONES[verdict]} word={words.title.of[verdict]} />
      </header>
      <p>{text}</p>
      <Measured test={test} />
      <LinePlaces test={test} />
      <p class="quiet">{`${words.tested(tested.display)} · ${words.sure(sure)}`}</p>
      <p class="done-words" role="status">
        {told}
      </p>
      <LineNext test={test} guide={guide} onTold={setTold} />
      <Everything test={test} />
    </Card>
  );
}

function Measured({ test: { facts } }: { test: LineTest }) {
  const value = (code: string) => facts.find((fact) => fact.code === code)?.value;
  const [got, plan] = [value("sync_mbps"), value("plan_mbps")];
  return got && plan ? <p class="measured">{words.measured(got, plan)}</p> : null;
}

/** Numbers for who wants them: folded away. */
function Everything({ test: { facts } }: { test: LineTest }) {
  if (facts.length === 0) return null;
  return (
    <details class="more">
      <summary>{words.facts}</summary>
      <Facts facts={facts.map(({ title, value }) => ({ term: title, is: value }))} />
    </details>
  );
}
