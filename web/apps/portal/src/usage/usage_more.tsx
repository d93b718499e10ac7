/** What else a line counts: calls, texts, and what was used abroad. */

import type { Abroad, CurrentUsage, Gauge, Problem, Trip } from "@selfcare/client";
import { Bones, Card, Facts, Icon } from "@selfcare/ui";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { usageTexts } from "./texts_usage";

const words = usageTexts.buckets;
const abroadWords = usageTexts.abroad;

export function Buckets({ usage: { minutes, texts } }: { usage: CurrentUsage }) {
  if (minutes === null && texts === null) return null;
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <Facts
        facts={[
          minutes && { term: words.minutes, is: told(minutes) },
          texts && { term: words.texts, is: told(texts) },
        ]}
      />
    </Card>
  );
}

function told(gauge: Gauge): string {
  if (gauge.limit === "allowance" && gauge.left !== null)
    return words.ofAll(gauge.left.display, gauge.included?.display ?? "");
  if (gauge.used.amount === 0) return words.notCounted;
  return gauge.limit === "unlimited" ? words.noLimit(gauge.used.display) : words.byUse(gauge.used.display);
}

export function UsedAbroad({ line, usage }: { line: Line; usage: CurrentUsage }) {
  const abroad = useResource(`abroad ${line.id}`, (api, stop) => api.abroad(line.id, stop));
  if (usage.roaming === null) return null;
  const { used, spent, unpriced } = usage.roaming;
  const now = used.amount === 0 ? abroadWords.nowNone : used.display;
  const refused = (problem: Problem) => (problem.status < 500 ? problem.detail : null);
  return (
    <Card kind="tile">
      <h2 class="tile-title">{abroadWords.title}</h2>
      <Facts
        facts={[
          {
            term: abroadWords.now,
            is: used.amount > 0 && spent !== null ? abroadWords.nowIs(now, spent.display) : now,
          },
        ]}
      />
      {unpriced.length > 0 && <p class="quiet">{abroadWords.unpriced(unpriced.join(", "))}</p>}
      <Part of={abroad} what={abroadWords.what} shape={<Bones lines={["long", "long"]} />} refused={refused}>
        {(value) => <Trips abroad={value} />}
      </Part>
      <ul class="ways">
        <li>
          <Go to={`/plan/roaming?line=${line.id}`}>
            {abroadWords.prices}
            <Icon name="next" />
          </Go>
        </li>
      </ul>
    </Card>
  );
}

function Trips({ abroad: { trips, fact, since } }: { abroad: Abroad }) {
  if (trips.length === 0) return <p class="quiet">{fact}</p>;
  const hasCost = trips.some(({ cost }) => cost !== null);
  return (
    <table class="rows trip-rows">
      <caption>{abroadWords.trips(since.display)}</caption>
      <thead>
        <tr>
          <th scope="col">{abroadWords.country}</th>
          <th scope="col">{abroadWords.when}</th>
          <th scope="col" class="sum">
            {abroadWords.data}
          </th>
          {hasCost && (
            <th scope="col" class="sum">
              {abroadWords.cost}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {trips.map((trip) => (
          <Row key={`${trip.country} ${trip.starts.iso}`} {...{ trip, hasCost }} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ trip, hasCost }: { trip: Trip; hasCost: boolean }) {
  const isCovered = trip.data.amount === 0 && trip.data_included.amount > 0;
  return (
    <tr>
      <th scope="row">{trip.name}</th>
      <td class="due">{abroadWords.from(trip.starts.display, trip.ends.display)}</td>
      <td class="sum used number">{isCovered ? trip.data_included.display : trip.data.display}</td>
      {hasCost && (
        <td class="sum cost number">{isCovered ? abroadWords.inPlan : (trip.cost?.display ?? "")}</td>
      )}
    </tr>
  );
}
