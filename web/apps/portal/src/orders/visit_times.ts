/** Days and windows of visits, in the words of the pages. */

import type { Appointment, Slot } from "@selfcare/client";
import { visitTexts as words } from "./texts_visits";

type Window = Pick<Slot, "day" | "starts" | "ends">;

export const whenOf = ({ day, starts, ends }: Window): string => words.whenIs(day.display, starts, ends);

export const isComing = ({ state }: Appointment): boolean => state === "booked" || state === "on_the_way";

export type Part = "any" | "morning" | "afternoon";

export interface DayOfSlots {
  iso: string;
  display: string;
  slots: readonly Slot[];
}

/** In the order of the list, which is soonest first. */
export function byDay(slots: readonly Slot[], part: Part): readonly DayOfSlots[] {
  const days = new Map<string, { display: string; slots: Slot[] }>();
  for (const slot of slots) {
    if (part !== "any" && slot.part !== part) continue;
    const day = days.get(slot.day.iso) ?? { display: slot.day.display, slots: [] };
    day.slots.push(slot);
    days.set(slot.day.iso, day);
  }
  return [...days].map(([iso, day]) => ({ iso, ...day }));
}
