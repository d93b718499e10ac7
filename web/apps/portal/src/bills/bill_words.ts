/** Sentences about a bill that several pages say. */

import type { CurrentBill } from "@selfcare/client";
import { billTexts as words } from "./texts_bills";

/** The change without its sign, as the api wrote it with one. */
const bare = (display: string) => display.replace(/^[+−-]/, "");

/** Against the bill before; null on a first bill. */
export function changeOf({ change, previous_name: month }: CurrentBill): string | null {
  if (change === null || month === null) return null;
  if (change.minor === 0) return words.same(month);
  return change.minor > 0 ? words.more(bare(change.display), month) : words.less(bare(change.display), month);
}

export function howPaid({ outstanding, autopay, due_on, due_in }: CurrentBill): string {
  if (outstanding.minor <= 0) return words.allPaid;
  if (autopay.on && autopay.takes_on && autopay.method) {
    return words.takenBy(autopay.method, autopay.takes_on.display, due_in);
  }
  return words.dueOn(due_on.display, due_in);
}
