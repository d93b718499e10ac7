/** Free windows, a group for each day; a few days at first, the rest a press away. */

import type { Slot } from "@selfcare/client";
import { Button } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { visitTexts } from "./texts_visits";
import type { DayOfSlots } from "./visit_times";

const words = visitTexts.pick;
const FEW = 5;

interface Props {
  days: readonly DayOfSlots[];
  gone: ReadonlySet<string>;
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
}

export function VisitDays({ days, gone, chosen, onChoose }: Props) {
  const [isAll, setAll] = useState(false);
  const shown = isAll ? days : days.slice(0, FEW);
  return (
    <>
      <div class="slot-days">
        {shown.map((day) => (
          <Day key={day.iso} {...{ day, gone, chosen, onChoose }} />
        ))}
      </div>
      {shown.length < days.length && <Button onPress={() => setAll(true)}>{words.more}</Button>}
    </>
  );
}

function Day({ day, gone, chosen, onChoose }: Omit<Props, "days"> & { day: DayOfSlots }) {
  return (
    <fieldset class="slot-day">
      <legend>{day.display}</legend>
      <div class="slot-times">
        {day.slots.map((slot) => (
          <label key={slot.id} class={slot.id === chosen?.id ? "slot chosen" : "slot"}>
            <input
              type="radio"
              name="slot"
              value={slot.id}
              checked={slot.id === chosen?.id}
              disabled={gone.has(slot.id)}
              onChange={() => onChoose(slot)}
            />
            <span class={gone.has(slot.id) ? "number gone" : "number"}>
              {words.slot(slot.starts, slot.ends)}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
