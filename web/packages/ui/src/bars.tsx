/** A chart of bars from zero. Its caption is its finding, and its numbers are a table, one key away. */

import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { Button } from "./button";

export interface Bar {
  label: string;
  /** In a row of many, as under a bar. */
  short: string;
  value: number;
  display: string;
  isNow: boolean;
}

export interface BarWords {
  /** What is drawn, under the finding. */
  drawn: string;
  label: string;
  value: string;
  showTable: string;
  showChart: string;
}

interface Props {
  finding: string;
  bars: readonly Bar[];
  /** A line across at what is usual. */
  usual: { value: number; label: string } | null;
  words: BarWords;
}

const WIDTH = 640;
const HEIGHT = 250;
const FLOOR = 208;
const TOP = 40;

export function Bars({ finding, bars, usual, words }: Props) {
  return (
    <Chart rows={bars} {...{ finding, words }}>
      <Picture {...{ finding, bars, usual }} />
    </Chart>
  );
}

interface TableProps {
  finding: string;
  rows: readonly Pick<Bar, "label" | "display">[];
  words: BarWords;
}

/** Its finding, then a picture and its numbers: one of them seen, both there. */
export function Chart({ children, ...table }: TableProps & { children: ComponentChildren }) {
  const id = useId();
  const [isTable, setTable] = useState(false);
  const { drawn, showChart, showTable } = table.words;
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{table.finding}</h2>
        <p>{drawn}</p>
      </figcaption>
      <div class={isTable ? "spoken" : ""}>{children}</div>
      <div class={isTable ? "" : "spoken"}>
        <Numbers {...table} />
      </div>
      <Button kind="plain" aria-pressed={isTable} onPress={() => setTable(!isTable)}>
        {isTable ? showChart : showTable}
      </Button>
    </figure>
  );
}

/** Drawn, not styled, as the content policy asks. */
function Picture({ finding, bars, usual }: Pick<Props, "finding" | "bars" | "usual">) {
  const most = Math.max(1, ...bars.map((bar) => bar.value), usual?.value ?? 0);
  const height = (value: number) => ((FLOOR - TOP) * Math.max(0, value)) / most;
  const step = WIDTH / Math.max(bars.length, 6);
  return (
    <svg class="bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={finding}>
      {bars.map((bar, place) => (
        <One key={bar.label} {...{ bar, step }} x={place * step} height={height(bar.value)} />
      ))}
      <line class="floor" x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
      {usual !== null && <Usual y={FLOOR - height(usual.value)} label={usual.label} />}
    </svg>
  );
}

function One({ bar, x, step, height }: { bar: Bar; x: number; step: number; height: number }) {
  const width = step * 0.62;
  const left = x + (step - width) / 2;
  return (
    <g class={bar.isNow ? "bar now" : "bar"}>
      <rect x={left} y={FLOOR - height} width={width} height={height} rx="3" />
      <text class="bar-label" x={x + step / 2} y={FLOOR + 30} text-anchor="middle">
        {bar.short}
      </text>
      {bar.isNow && (
        <text class="bar-value" x={x + step / 2} y={FLOOR - height - 8} text-anchor={anchor(x, step)}>
          {bar.display}
        </text>
      )}
    </g>
  );
}

/** At the picture's edge a wide amount would be cut off. */
const anchor = (x: number, step: number) => (x + step * 1.5 > WIDTH ? "end" : "middle");

function Usual({ y, label }: { y: number; label: string }) {
  return (
    <g class="usual">
      <line x1="0" x2={WIDTH} y1={y} y2={y} />
      <text x="0" y={y - 6}>
        {label}
      </text>
    </g>
  );
}

function Numbers({ finding, rows, words }: TableProps) {
  return (
    <table class="numbers">
      <caption class="spoken">{finding}</caption>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          <th scope="col">{words.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.toReversed().map(({ label, display }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="number">{display}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
