/** From where on somebody is told how far a line has come: their own choice, for each line. */

import type { Amount, UseAlerts } from "@selfcare/client";
import { Bones, Button, Card, Checks, money, readAmount, useAttempt, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { refusedBecause } from "../deeds/deed_refusals";
import { Refused } from "../deeds/form_parts";
import { AddStep } from "../deeds/step_field";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { usageTexts } from "./texts_usage";

const words = usageTexts.alerts;
const USUAL_PERCENTS = [50, 80, 90, 100];
const MOST = 5;

export function UsageAlerts({ line }: { line: Line }) {
  const alerts = useResource(`alerts ${line.id}`, (api, stop) => api.useAlerts(line.id, stop));
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <Part of={alerts} what={words.what} shape={<Bones lines={["half", "long", "long"]} />}>
        {(value, isStale) => (
          <Form key={line.id} {...{ line, isStale }} alerts={value} again={alerts.again} />
        )}
      </Part>
    </Card>
  );
}

interface FormProps {
  line: Line;
  alerts: UseAlerts;
  isStale: boolean;
  again: () => void;
}

interface Chosen {
  percents: readonly number[];
  /** In minor units; null for who does not pay for the line. */
  roaming: readonly number[] | null;
}

const chosenOf = ({ percents, roaming }: UseAlerts): Chosen => ({
  percents,
  roaming: roaming?.map(({ minor }) => minor) ?? null,
});

function Form({ line, alerts, isStale, again }: FormProps) {
  const { who, api } = usePortal();
  const [chosen, setChosen] = useState(() => chosenOf(alerts));
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const [isSaved, setSaved] = useState(false);
  const attempt = useAttempt((error) => refusedBecause(error) ?? "");
  const change = (to: Partial<Chosen>) => {
    setChosen({ ...chosen, ...to });
    setOnce(crypto.randomUUID());
    setSaved(false);
  };
  const save = (event: Event) => {
    event.preventDefault();
    const body = {
      service_id: line.id,
      percents: [...chosen.percents],
      roaming_minor: chosen.roaming && [...chosen.roaming],
    };
    void attempt.run(async () => {
      await who.guarded(() => api.chooseUseAlerts(body, once));
      setSaved(true);
      again();
    });
  };
  return (
    <form class="form" noValidate onSubmit={save}>
      <Percents chosen={chosen.percents} onChoose={(percents) => change({ percents })} />
      {chosen.roaming !== null && (
        <Amounts
          chosen={chosen.roaming}
          known={alerts.roaming ?? []}
          onChoose={(roaming) => change({ roaming })}
        />
      )}
      <Refused why={attempt.error} />
      <p role="status" class="done-words">
        {isSaved ? words.saved : ""}
      </p>
      <Button type="submit" inert={attempt.busy || isStale}>
        {words.save}
      </Button>
    </form>
  );
}

const sorted = (steps: readonly number[]) => [...new Set(steps)].sort((one, other) => one - other);

/** What was there once stays to be chosen again, for as long as the form is open. */
function useOffered(chosen: readonly number[], usual: readonly number[]): readonly number[] {
  const [offered, setOffered] = useState(() => sorted([...usual, ...chosen]));
  useEffect(() => setOffered((before) => sorted([...before, ...chosen])), [chosen]);
  return offered;
}

interface StepsProps {
  chosen: readonly number[];
  onChoose: (chosen: number[]) => void;
}

function Percents({ chosen, onChoose }: StepsProps) {
  const offered = useOffered(chosen, USUAL_PERCENTS);
  const read = (typed: string) => {
    const step = Number(typed.replace("%", "").trim());
    return Number.isInteger(step) && step >= 1 && step <= 100 ? step : null;
  };
  return (
    <>
      <Checks
        name="percents"
        legend={words.data}
        choices={offered.map((step) => ({ value: String(step), label: words.percent(step) }))}
        chosen={chosen.map(String)}
        onChoose={(steps) => onChoose(sorted(steps.map(Number)))}
      />
      <AddStep
        id="percent"
        label={words.other}
        deed={words.addPercent}
        wrong={words.wrongPercent}
        full={chosen.length >= MOST ? words.most : null}
        {...{ read }}
        onAdd={(step) => onChoose(sorted([...chosen, step]))}
      />
    </>
  );
}

function Amounts({ chosen, known, onChoose }: StepsProps & { known: readonly Amount[] }) {
  const { brand } = useStore(usePortal());
  const offered = useOffered(chosen, []);
  if (brand === null) return null;
  const currency = known[0]?.currency ?? brand.currency;
  return (
    <>
      {offered.length > 0 && (
        <Checks
          name="roaming"
          legend={words.roaming}
          choices={offered.map((minor) => ({ value: String(minor), label: money(minor, currency, brand) }))}
          chosen={chosen.map(String)}
          onChoose={(steps) => onChoose(sorted(steps.map(Number)))}
        />
      )}
      <AddStep
        id="amount"
        label={words.otherAmount(currency)}
        deed={words.addAmount}
        wrong={words.wrongAmount}
        full={chosen.length >= MOST ? words.most : null}
        read={(typed) => readAmount(typed, currency, brand) || null}
        onAdd={(step) => onChoose(sorted([...chosen, step]))}
      />
    </>
  );
}
