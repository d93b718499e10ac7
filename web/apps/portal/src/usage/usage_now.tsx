/** What is left of a line's data, whether it lasts, and what comes on top. */

import type { CurrentUsage, DailyUse } from "@selfcare/client";
import { Card, data, type Fact, Facts, type Formats, Pace, useStore } from "@selfcare/ui";
import { Go } from "../link";
import { usePortal } from "../portal";
import { Age } from "../reading/age";
import type { Line } from "../reading/lines";
import type { Resource } from "../reading/use_resource";
import { usageTexts as words } from "./texts_usage";
import { allOf, daysOf, paceOf } from "./usage_finding";

interface Props {
  line: Line;
  usage: CurrentUsage;
  daily: Resource<DailyUse>;
  isStale: boolean;
}

export function UsageNow({ line, usage, daily, isStale }: Props) {
  const { brand } = useStore(usePortal());
  if (brand === null) return null;
  const isOld = isStale || usage.is_stale;
  return (
    <Card kind="tile">
      {daily.value !== null && usage.data !== null && usage.data.used.amount > 0 ? (
        <PaceChart usage={usage} daily={daily.value} formats={brand} />
      ) : (
        <p class="usage-finding">{usage.data === null ? usage.fact : paceOf(usage, brand)}</p>
      )}
      <Facts facts={factsOf(usage)} />
      <Age of={usage} isStale={isStale} />
      {line.isHeld && line.kind === "mobile" && !isOld && usage.data?.limit !== "unlimited" && (
        <div class="acts">
          <Go to={`/usage/add?line=${line.id}`} kind={isShort(usage) ? "button main" : "button"}>
            {usage.data?.limit === "by_use" ? words.topUp : words.add}
          </Go>
        </div>
      )}
    </Card>
  );
}

const NEARLY_USED = 80;

function isShort({ data: gauge, forecast, credit }: CurrentUsage): boolean {
  const isEmpty = gauge?.limit === "by_use" && (credit === null || credit.minor === 0);
  return isEmpty || (gauge?.percent ?? 0) >= NEARLY_USED || forecast?.verdict === "runs_out";
}

function factsOf({ data: gauge, charged, cycle }: CurrentUsage): (Fact | null)[] {
  const isUsed = gauge !== null && gauge.used.amount > 0;
  const none = charged?.minor === 0 ? words.chargedNothing : charged?.display;
  return [
    gauge && { term: words.used, is: isUsed ? gauge.used.display : words.notCounted },
    gauge?.included && gauge.limit === "allowance"
      ? { term: words.included, is: gauge.included.display }
      : null,
    gauge?.extra ? { term: words.extra, is: gauge.extra.display } : null,
    none === undefined ? null : { term: words.charged, is: none },
    gauge && {
      term: gauge.limit === "allowance" ? words.renews : words.anew,
      is: words.renewsIs(cycle.resets_on.display, words.days(cycle.days_left)),
    },
  ];
}

interface PaceProps {
  usage: CurrentUsage;
  daily: DailyUse;
  formats: Formats;
}

function PaceChart({ usage, daily, formats }: PaceProps) {
  const { cycle, forecast, data: gauge } = usage;
  if (gauge === null) return null;
  const { drawn, label, value, all, ahead, now } = words.pace;
  const most = gauge.limit === "allowance" ? allOf(gauge) : 0;
  const expected = forecast === null || forecast.verdict === "used_up" ? null : forecast.expected;
  const { showTable, showChart } = words.daily;
  return (
    <Pace
      finding={paceOf(usage, formats)}
      points={pointsOf(daily, formats)}
      days={daysOf(cycle)}
      limit={most > 0 ? { value: most, label: all(data(most, formats)) } : null}
      ahead={expected && { value: expected.amount, label: ahead(expected.display) }}
      now={now(gauge.used.display)}
      ends={[cycle.starts.display, cycle.ends.display]}
      words={{ drawn: drawn(cycle.starts.display), label, value, showTable, showChart }}
    />
  );
}

function pointsOf({ days }: DailyUse, formats: Formats) {
  let sum = 0;
  return days.map(({ day, used }) => {
    sum += used.amount;
    return {
      label: day.display,
      value: sum,
      display: sum === 0 ? words.daily.none : data(sum, formats),
    };
  });
}
