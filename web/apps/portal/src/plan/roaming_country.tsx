/** One country: what it costs with this line, and which pass helps. */

import type { Problem, RoamingCountry } from "@selfcare/client";
import { Bones, Button, Card, Facts } from "@selfcare/ui";
import { useEffect, useRef } from "preact/hooks";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { planTexts } from "./texts_plan";

const words = planTexts.roaming;

interface Props {
  line: Line;
  country: string;
  onClose: () => void;
}

export function RoamingCountryCard({ line, country, onClose }: Props) {
  const found = useResource(`roaming ${line.id} ${country}`, (api, stop) =>
    api.roamingIn(country, line.id, stop),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const refused = (problem: Problem) => (problem.status < 500 ? <p>{problem.detail}</p> : null);
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2 ref={heading} class="tile-title" tabIndex={-1}>
          {words.chosen(found.value?.price.name ?? country)}
        </h2>
        <Button onPress={onClose}>{words.close}</Button>
      </header>
      <Part of={found} what={words.whatOne} shape={<Bones lines={["half", "long"]} />} {...{ refused }}>
        {(value) => <Told {...{ line }} found={value} />}
      </Part>
    </Card>
  );
}

function Told({ line, found }: { line: Line; found: RoamingCountry }) {
  const { mine, usual_day, day, passes, price } = found;
  return (
    <>
      {mine && <p>{mine.told}</p>}
      <Facts
        facts={[
          { term: words.usualDay, is: words.usualDayIs((mine?.day ?? day).display, usual_day) },
          mine?.covered ? null : { term: words.gigabyte, is: price.gigabyte.display },
          mine?.covered ? null : { term: words.minute, is: price.minute.display },
          mine?.covered ? null : { term: words.text, is: price.text.display },
        ]}
      />
      {!mine?.covered && mine?.running === null && <Passes line={line} passes={passes} />}
    </>
  );
}

function Passes({ line, passes }: { line: Line; passes: RoamingCountry["passes"] }) {
  if (passes.length === 0) return <p class="quiet">{words.noPass}</p>;
  return (
    <>
      <h3>{words.passes}</h3>
      <ul class="line-list">
        {passes.map(({ addon, a_day }) => (
          <li key={addon.code}>
            <span class="line-title">{addon.name}</span>
            <span class="line-amount">{words.aDay(a_day.display)}</span>
            <span class="quiet">{addon.text}</span>
            {line.isHeld && (
              <Go to={`/plan/add-ons?line=${line.id}`} kind="button">
                {words.addPass}
              </Go>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
