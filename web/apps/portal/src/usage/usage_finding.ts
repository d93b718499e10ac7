/** What a line's use says, in a sentence each: how much is left, and whether it lasts. */

import type { CurrentUsage, DailyUse, Gauge } from "@selfcare/client";
import { data, type Formats } from "@selfcare/ui";
import { usageTexts as words } from "./texts_usage";

const DAY_MS = 86_400_000;

/** With what was bought on top. */
export const allOf = ({ included, extra }: Gauge): number => (included?.amount ?? 0) + (extra?.amount ?? 0);

export function titleOf(usage: CurrentUsage, formats: Formats): string {
  const { data: gauge, credit } = usage;
  if (gauge === null) return words.tab;
  if (gauge.limit === "by_use") return creditOf(credit);
  if (gauge.used.amount === 0) return words.notCounted;
  if (gauge.limit === "unlimited" || gauge.left === null) return words.unlimited;
  const all = data(allOf(gauge), formats);
  return gauge.left.amount > 0 ? words.left(gauge.left.display, all) : words.usedUp(all);
}

function creditOf(credit: CurrentUsage["credit"]): string {
  if (credit === null) return words.byUse;
  return credit.minor > 0 ? words.credit(credit.display) : words.noCredit;
}

export function paceOf({ data: gauge, forecast, cycle }: CurrentUsage, formats: Formats): string {
  if (gauge === null || gauge.used.amount === 0) return words.notCounted;
  if (gauge.limit === "by_use") return words.pace.byUse(gauge.used.display);
  if (gauge.limit === "unlimited") return words.pace.unlimited(gauge.used.display);
  if (forecast === null) return words.pace.early;
  if (forecast.verdict === "used_up") return words.pace.usedUp(cycle.resets_on.display);
  if (forecast.runs_out_on !== null) return words.pace.runsOut(forecast.runs_out_on.display);
  return words.pace.lasts(cycle.ends.display, forecast.expected.display, data(allOf(gauge), formats));
}

/** From its first day to the one before the next cycle. */
export function daysOf({ starts, resets_on }: CurrentUsage["cycle"]): number {
  return Math.round((Date.parse(resets_on.iso) - Date.parse(starts.iso)) / DAY_MS);
}

export interface DailyFinding {
  sentence: string;
  /** Of the day that stands out. */
  most: string | null;
  /** On a day, mostly: today is not over and does not count. */
  usual: number | null;
}

export function dailyFindingOf({ days }: DailyUse): DailyFinding {
  const most = days.reduce((one, other) => (other.used.amount > one.used.amount ? other : one), {
    day: { iso: "", display: "" },
    used: { amount: 0, unit: "kilobytes", display: "" },
  } as DailyUse["days"][number]);
  if (most.used.amount === 0) return { sentence: words.daily.early, most: null, usual: null };
  const before = days.slice(0, -1);
  const sum = before.reduce((total, { used }) => total + used.amount, 0);
  return {
    sentence: words.daily.most(most.day.display, most.used.display),
    most: most.day.iso,
    usual: before.length > 1 && sum > 0 ? sum / before.length : null,
  };
}
