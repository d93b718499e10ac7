/** In which order cases are spoken of: what we are late with, what waits for the customer, then by the day promised. */

import type { CaseBrief } from "@selfcare/client";
import type { Shown } from "@selfcare/ui";
import { caseTexts as words } from "./texts_cases";

const DAY_MS = 86_400_000;

export const isOpenCase = ({ is_open: isOpen }: CaseBrief): boolean => isOpen;

export function byPromise(cases: readonly CaseBrief[]): readonly CaseBrief[] {
  return cases.filter(isOpenCase).toSorted((one, other) => rank(one) - rank(other) || due(one) - due(other));
}

const rank = ({ is_late: isLate, state }: CaseBrief): number =>
  isLate ? 0 : state === "waiting_for_customer" ? 1 : 2;

const due = ({ promised, solve_by: solveBy }: CaseBrief): number =>
  Date.parse((promised ?? solveBy)?.iso ?? "9999-12-31");

/** What is overdue first: as a sentence, for the head of the page. */
export function titleOf(cases: readonly CaseBrief[], now: number): string {
  const [first] = byPromise(cases);
  if (first === undefined) return words.title.none;
  if (first.is_late) return words.title.late(first.number, daysLate(first, now));
  if (first.state === "waiting_for_customer") return words.title.waiting(first.number);
  return words.title.open(byPromise(cases).length);
}

/** What was promised and has passed; the next word may be promised anew for a day to come. */
export function missedOf({ promised, solve_by: solveBy }: CaseBrief, now: number): CaseBrief["promised"] {
  return [promised, solveBy].find((time) => time !== null && Date.parse(time.iso) < now) ?? null;
}

export function daysLate(one: CaseBrief, now: number): number {
  const missed = missedOf(one, now);
  return missed === null ? 0 : Math.floor((now - Date.parse(missed.iso)) / DAY_MS);
}

const STATES: Record<CaseBrief["state"], Omit<Shown, "word">> = {
  opened: { tone: "info", icon: "info" },
  in_progress: { tone: "info", icon: "half" },
  waiting_for_customer: { tone: "warn", icon: "warning" },
  resolved: { tone: "good", icon: "check" },
  closed: { tone: "good", icon: "check" },
};

export function stateOf({ state, is_late: isLate }: CaseBrief): Shown {
  if (isLate) return { tone: "bad", icon: "bad", word: words.states.late };
  return { ...STATES[state], word: words.states[state] };
}
