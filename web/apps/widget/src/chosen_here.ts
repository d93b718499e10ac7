/** Replies that a card shows where what they choose stands: once more below they would be twice. */

import type { Content } from "@selfcare/client";

export interface Choosing {
  /** The replies can still be used. */
  isOpen: boolean;
  /** Which of them was. */
  chosen: number | null;
  choose: (reply: number) => void;
}

export function shownInCard({ card }: Content): ReadonlySet<number> {
  if (card?.kind === "slots") return new Set(card.slots.map(({ reply }) => reply));
  if (card?.kind !== "plan_comparison") return new Set();
  return new Set(card.plans.flatMap(({ reply }) => reply ?? []));
}
