/** What data is left, line by line, and whether it lasts. */

import type { UsageLine } from "@selfcare/client";
import { AsOf, Bones, Card, Empty } from "@selfcare/ui";
import { Go } from "../link";
import { Part } from "../reading/part";
import type { LinesRead } from "../reading/read";
import type { Resource } from "../reading/use_resource";
import { texts } from "../texts";
import { Meter } from "../usage/meter";
import { homeTexts } from "./texts_home";

const words = homeTexts.usage;
/** More lines are told by their sentence alone. */
const MOST_GAUGES = 3;

export function UsageTile({ usage }: { usage: Resource<LinesRead> }) {
  return (
    <Card kind="tile usage-tile">
      <header class="tile-top">
        <h2>{words.tile}</h2>
      </header>
      <Part of={usage} what={words.tile} shape={<Bones lines={["amount", "long", "half"]} />}>
        {(read, isStale) => <Lines read={read} isStale={isStale} />}
      </Part>
      <div class="acts">
        <Go to="/usage" kind="button">
          {words.see}
        </Go>
      </div>
    </Card>
  );
}

function Lines({ read, isStale }: { read: LinesRead; isStale: boolean }) {
  const counted = read.lines.filter(({ data }) => data !== null);
  if (counted.length === 0) return <Empty title={words.none} />;
  return (
    <>
      <ul class="gauges">
        {counted.map((line, place) => (
          <li key={line.service.id}>
            <Line line={line} isSmall={place >= MOST_GAUGES || counted.length > 1} />
          </li>
        ))}
      </ul>
      {read.resets !== null && counted.some(({ data }) => data?.limit === "allowance") && (
        <p class="tile-line quiet">{words.resets(read.resets)}</p>
      )}
      {!isStale && <AsOf words={texts.states.asOf(read.asOf)} isStale={false} />}
    </>
  );
}

function Line({ line, isSmall }: { line: UsageLine; isSmall: boolean }) {
  const { data, service } = line;
  if (data === null) return null;
  return (
    <>
      <p class="gauge-label">{service.label}</p>
      <p class={isSmall ? "gauge-left small number" : "gauge-left number"}>
        {data.left === null ? words.noLimit : words.left(data.left.display)}
        {data.included !== null && <span class="quiet"> {words.of(all(line))}</span>}
      </p>
      {data.percent !== null && <Meter percent={data.percent} />}
      <p class="tile-line quiet">{line.fact}</p>
    </>
  );
}

/** With what was bought on top it is more than the plan includes; that is told by the sentence. */
const all = ({ data }: UsageLine) => data?.included?.display ?? "";
