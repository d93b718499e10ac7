/** Whether a line may be used abroad, and turning that on and off. */

import type { MyService } from "@selfcare/client";
import { Button, Card, Icon, State, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { refusedBecause } from "../deeds/deed_refusals";
import { Refused } from "../deeds/form_parts";
import { Go } from "../link";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import { planTexts } from "./texts_plan";

const words = planTexts.roaming;

interface Props {
  line: Line;
  mine: MyService;
  mayChange: boolean;
}

export function PlanRoaming({ line, mine, mayChange }: Props) {
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2 class="tile-title">{words.card}</h2>
      </header>
      <RoamingSwitch {...{ line, mine, mayChange }} />
      <ul class="ways">
        <li>
          <Go to={`/plan/roaming?line=${line.id}`}>
            {words.prices}
            <Icon name="next" />
          </Go>
        </li>
      </ul>
    </Card>
  );
}

/** No quote: it costs nothing by itself, and is turned back at any moment. */
export function RoamingSwitch({ line, mine, mayChange }: Props) {
  const { who, api } = usePortal();
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const [said, setSaid] = useState("");
  const attempt = useAttempt((error) => refusedBecause(error) ?? "");
  const isOn = line.roaming === true;
  const turn = () =>
    void attempt.run(async () => {
      const { told } = await who.guarded(() => api.switchRoaming(line.id, !isOn, once));
      setOnce(crypto.randomUUID());
      setSaid(told);
      await who.ask();
    });
  const countries = mine.allowances.roaming.length;
  return (
    <>
      <State
        tone={isOn ? "good" : "info"}
        icon={isOn ? "check" : "none"}
        word={isOn ? words.on : words.off}
      />
      <p class="quiet">
        {isOn ? words.onWhy : words.offWhy}{" "}
        {countries > 0 ? `${words.asHome(countries)}.` : `${words.notIncluded}.`}
      </p>
      <Refused why={attempt.error} />
      <p role="status" class="done-words">
        {said}
      </p>
      {mayChange && (
        <Button inert={attempt.busy} onPress={turn}>
          {isOn ? words.turnOff : words.turnOn}
        </Button>
      )}
    </>
  );
}
