/** The areas as a schematic map: each where its data says it stands, with its state as a shape and a word in the table. */

import type { AreaState } from "@selfcare/client";
import { Button, Icon, type IconName } from "@selfcare/ui";
import { useId, useState } from "preact/hooks";
import { outageTexts } from "./texts_network";

const words = outageTexts.map;
type State = AreaState["state"];

const TILE = 100;
const GAP = 10;
const ORDER: readonly State[] = ["away", "suspected", "planned", "fine"];
const ICONS: Record<State, IconName> = {
  ...{ fine: "check", planned: "calendar" },
  ...{ suspected: "warning", away: "bad" },
};

type Placed = AreaState & { spot: NonNullable<AreaState["spot"]> };

export function OutageMap({ areas }: { areas: readonly AreaState[] }) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  const placed = areas.filter((one): one is Placed => one.spot !== null);
  const away = areas.filter(({ state }) => state === "away" || state === "suspected").length;
  const finding = words.finding(away, areas.length);
  // Without places there is nothing to draw, and the table says it all.
  const isShownAsTable = isTable || placed.length === 0;
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{finding}</h2>
        {!isShownAsTable && <p>{words.drawn}</p>}
      </figcaption>
      {placed.length > 0 && (
        <div class={isShownAsTable ? "spoken" : ""}>
          <Picture placed={placed} finding={finding} />
          <Legend areas={areas} />
        </div>
      )}
      <div class={isShownAsTable ? "" : "spoken"}>
        <Numbers areas={areas} finding={finding} />
      </div>
      {placed.length > 0 && (
        <Button kind="plain" aria-pressed={isTable} onPress={() => setTable(!isTable)}>
          {isTable ? words.showMap : words.showTable}
        </Button>
      )}
    </figure>
  );
}

function Picture({ placed, finding }: { placed: readonly Placed[]; finding: string }) {
  const columns = Math.max(...placed.map(({ spot }) => spot.column)) + 1;
  const rows = Math.max(...placed.map(({ spot }) => spot.row)) + 1;
  return (
    <svg class="map" viewBox={`0 0 ${columns * TILE} ${rows * TILE}`} role="img" aria-label={finding}>
      {placed.map((one) => (
        <Tile key={one.area.id} {...one} />
      ))}
    </svg>
  );
}

function Tile({ area, spot, state }: Placed) {
  const [x, y] = [spot.column * TILE + GAP / 2, spot.row * TILE + GAP / 2];
  const size = TILE - GAP;
  return (
    <g class={`map-tile at-${state}`} transform={`translate(${x} ${y})`}>
      <title>{`${area.name}: ${words.states[state]}`}</title>
      <rect width={size} height={size} rx="10" />
      <foreignObject x={(size - 30) / 2} y="12" width="30" height="30">
        <Icon name={ICONS[state]} />
      </foreignObject>
      <text x={size / 2} y="70" text-anchor="middle">
        {area.postcode_prefix}
      </text>
    </g>
  );
}

function Legend({ areas }: { areas: readonly AreaState[] }) {
  const there = ORDER.filter((state) => areas.some((one) => one.state === state));
  return (
    <ul class="map-legend" aria-hidden="true">
      {there.map((state) => (
        <li key={state} class={`at-${state}`}>
          <Icon name={ICONS[state]} />
          {words.states[state]}
        </li>
      ))}
    </ul>
  );
}

function Numbers({ areas, finding }: { areas: readonly AreaState[]; finding: string }) {
  const worstFirst = areas.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  return (
    <table class="numbers map-table">
      <caption class="spoken">{finding}</caption>
      <thead>
        <tr>
          <th scope="col">{words.area}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {worstFirst.map(({ area, state }) => (
          <tr key={area.id}>
            <th scope="row">{`${area.name}, ${area.postcode_prefix}`}</th>
            <td>{words.states[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
