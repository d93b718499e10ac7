/** What a year of bills says, in a sentence: the newest against what is usual. */

import type { BillSummary } from "@selfcare/client";
import { type Formats, money } from "@selfcare/ui";
import { billTexts } from "../bills/texts_bills";

const words = billTexts.chart;
export interface Finding {
  sentence: string;
  usual: number | null;
}

/** `bills` newest first, as the api lists them. */
export function findingOf(bills: readonly BillSummary[], formats: Formats): Finding {
  const [newest, ...before] = bills;
  if (newest === undefined || before.length === 0) {
    return { sentence: words.first(newest?.name ?? ""), usual: null };
  }
  const usual = median(before.map(({ total }) => total.minor));
  const gap = newest.total.minor - usual;
  const { currency } = newest.total;
  const size = money(Math.abs(gap), currency, formats);
  // A tenth up or down is what bills do.
  if (Math.abs(gap) <= usual / 10) return { sentence: words.same(newest.name), usual };
  return { sentence: gap > 0 ? words.above(newest.name, size) : words.below(newest.name, size), usual };
}

/** One dear month does not move it, as it would an average. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : Math.round(((sorted[middle - 1] ?? 0) + high) / 2);
}
