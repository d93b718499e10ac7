/** How far an allowance has come, day by day, and where it leads. Its caption is its finding, its numbers are a table. */

import { type BarWords, Chart } from "./bars";

export interface PacePoint {
  label: string;
  /** Used up to the end of that day. */
  value: number;
  display: string;
}

interface Limit {
  value: number;
  label: string;
}

interface Props {
  finding: string;
  points: readonly PacePoint[];
  /** Of the whole cycle. */
  days: number;
  limit: Limit | null;
  /** At the end of the cycle, if it goes on like this. */
  ahead: Limit | null;
  now: string;
  ends: readonly [string, string];
  words: BarWords;
}

const WIDTH = 640;
const HEIGHT = 260;
const FLOOR = 216;
const TOP = 44;

export function Pace(props: Props) {
  const { finding, points, words } = props;
  return (
    <Chart rows={points} {...{ finding, words }}>
      <Picture {...props} />
    </Chart>
  );
}

/** Drawn, not styled, as the content policy asks. */
function Picture({ finding, points, days, limit, ahead, now, ends }: Props) {
  const last = points.at(-1)?.value ?? 0;
  const most = Math.max(1, last, limit?.value ?? 0, ahead?.value ?? 0);
  const at = (day: number, value: number): Place => ({
    x: (day / Math.max(days, 1)) * WIDTH,
    y: FLOOR - ((FLOOR - TOP) * value) / most,
  });
  const used = [at(0, 0), ...points.map(({ value }, place) => at(place + 1, value))];
  const here = used.at(-1) ?? at(0, 0);
  return (
    <svg class="pace" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={finding}>
      <path class="pace-area" d={`${path(used)} L${here.x} ${FLOOR} L0 ${FLOOR} Z`} />
      <line class="floor" x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
      {limit !== null && <All {...limit} y={at(0, limit.value).y} />}
      {ahead !== null && <Ahead from={here} to={at(days, ahead.value)} label={ahead.label} />}
      <path class="pace-used" d={path(used)} />
      <Here {...here} label={now} />
      <text class="bar-label" x="0" y={FLOOR + 32}>
        {ends[0]}
      </text>
      <text class="bar-label" x={WIDTH} y={FLOOR + 32} text-anchor="end">
        {ends[1]}
      </text>
    </svg>
  );
}

interface Place {
  x: number;
  y: number;
}

const path = (places: readonly Place[]) =>
  places.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join(" ");

function All({ y, label }: { y: number; label: string }) {
  return (
    <g class="pace-all">
      <line x1="0" x2={WIDTH} y1={y} y2={y} />
      <text class="bar-label" x="0" y={y - 10}>
        {label}
      </text>
    </g>
  );
}

function Ahead({ from, to, label }: { from: Place; to: Place; label: string }) {
  return (
    <g class="pace-ahead">
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <text class="bar-label" x={WIDTH} y={to.y - 12} text-anchor="end">
        {label}
      </text>
    </g>
  );
}

/** Beside the point, on the side that the line leaves free. */
function Here({ x, y, label }: Place & { label: string }) {
  const isLate = x > WIDTH / 2;
  return (
    <g class="pace-here">
      <circle cx={x} cy={y} r="7" />
      <text
        class="bar-value"
        x={isLate ? x - 14 : x + 14}
        y={isLate ? y - 12 : Math.min(y + 42, FLOOR - 10)}
        text-anchor={isLate ? "end" : "start"}
      >
        {label}
      </text>
    </g>
  );
}
