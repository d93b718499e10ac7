/** Data by day as bars, and the day that stands out. */

import type { DailyUse } from "@selfcare/client";
import { Bars, Bones, Card, data, type Formats, useStore } from "@selfcare/ui";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import type { Resource } from "../reading/use_resource";
import { usageTexts } from "./texts_usage";
import { dailyFindingOf } from "./usage_finding";

const words = usageTexts.daily;
/** Under thirty bars there is room for every fifth day. */
const EVERY = 5;

export function UsageDaily({ daily }: { daily: Resource<DailyUse> }) {
  const { brand } = useStore(usePortal());
  if (brand === null) return null;
  return (
    <Card kind="tile">
      <Part of={daily} what={words.what} shape={<Bones lines={["half", "long", "long", "long"]} />}>
        {(value) => <Days daily={value} formats={brand} />}
      </Part>
    </Card>
  );
}

function Days({ daily, formats }: { daily: DailyUse; formats: Formats }) {
  const { sentence, most, usual } = dailyFindingOf(daily);
  if (most === null) return <p class="quiet">{sentence}</p>;
  const bars = daily.days.map(({ day, used }, place) => ({
    label: day.display,
    short: place % EVERY === 0 ? String(Number(day.iso.slice(-2))) : "",
    value: used.amount,
    display: used.amount === 0 ? words.none : used.display,
    isNow: day.iso === most,
  }));
  const { drawn, label, value, showTable, showChart } = words;
  return (
    <Bars
      finding={sentence}
      // In a row of thirty there is no room for words; they stand above.
      usual={usual === null ? null : { value: usual, label: "" }}
      words={{
        drawn: usual === null ? drawn : words.drawnWith(data(usual, formats)),
        label,
        value,
        showTable,
        showChart,
      }}
      {...{ bars }}
    />
  );
}
