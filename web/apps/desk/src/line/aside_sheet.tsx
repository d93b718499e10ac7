/** Put aside: until when, in one choice. It comes back by itself, and sooner if the customer writes. */

import type { AsideUntil } from "@selfcare/client";
import { useState } from "preact/hooks";
import { Sheet, SheetForm } from "../card/sheet";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { setAside } from "./aside";

const WAYS = ["soon", "hour", "opening", "time", "written"] as const;
type Way = (typeof WAYS)[number];

export function AsideSheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const [way, choose] = useState<Way>("soon");
  const [time, type] = useState("");
  const [error, setError] = useState<string | null>(null);
  const go = () => {
    const until = untilOf(way, time, Date.now());
    if (until === null) return setError(texts.aside.missing);
    desk.show(null);
    void setAside(desk, talk, until);
  };
  return (
    <Sheet desk={desk} id="aside" title={texts.aside.title}>
      <SheetForm error={error} go={texts.aside.go} onGo={go}>
        <fieldset>
          <legend>{texts.aside.until}</legend>
          {WAYS.map((one) => (
            <label class="way" key={one}>
              <input type="radio" name="until" checked={way === one} onChange={() => choose(one)} />
              <span>{texts.aside.ways[one]}</span>
            </label>
          ))}
        </fieldset>
        {way === "time" && (
          <label class="pick">
            <span>{texts.aside.at}</span>
            <input type="time" value={time} onInput={(event) => type(event.currentTarget.value)} />
          </label>
        )}
        <p class="hint">{texts.aside.hint}</p>
      </SheetForm>
    </Sheet>
  );
}

function untilOf(way: Way, time: string, now: number): AsideUntil | null {
  if (way === "soon") return { minutes: 10 };
  if (way === "hour") return { minutes: 60 };
  if (way === "opening") return { opening: true };
  return way === "written" ? {} : nextTime(time, now);
}

/** The next time that the clock shows so; null where none was typed. */
function nextTime(time: string, now: number): AsideUntil | null {
  const [hours, minutes] = time.split(":").map(Number);
  if (hours === undefined || minutes === undefined) return null;
  const at = new Date(now);
  at.setHours(hours, minutes, 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return { at: at.toISOString() };
}
