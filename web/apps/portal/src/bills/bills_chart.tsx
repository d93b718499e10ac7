/** A year of bills as bars, this month marked; the title is what they say. */

import type { BillSummary } from "@selfcare/client";
import { Bars, money, useStore } from "@selfcare/ui";
import { findingOf } from "../care/finding";
import { usePortal } from "../portal";
import { billTexts } from "./texts_bills";

const words = billTexts.chart;
const MOST = 13;

export function BillChart({ bills }: { bills: readonly BillSummary[] }) {
  const { brand } = useStore(usePortal());
  if (brand === null) return null;
  const shown = bills.slice(0, MOST);
  const { sentence, usual } = findingOf(shown, brand);
  const bars = shown.toReversed().map((bill) => ({
    label: bill.full_name,
    short: bill.name.slice(0, 1),
    value: bill.total.minor,
    display: bill.total.display,
    isNow: bill === bills[0],
  }));
  const { showTable, showChart, label, value } = words;
  const line =
    usual === null ? null : { value: usual, label: words.usual(money(usual, brand.currency, brand)) };
  return (
    <Bars
      finding={sentence}
      usual={line}
      words={{ drawn: words.drawn(shown.length), label, value, showTable, showChart }}
      {...{ bars }}
    />
  );
}
