/** Until when somebody is to be rung, in words. */

import type { DueCall } from "@selfcare/client";
import { minutes } from "../clock";
import { texts } from "../texts";
import type { Tone } from "./urgency";

/** So near to its end a promise is in danger. */
const SOON_MS = 15 * 60_000;

export function callDue({ begins, ends }: DueCall["window"], now: number): { tone: Tone; text: string } {
  const from = Date.parse(begins);
  const to = Date.parse(ends);
  if (now < from) return { tone: "fine", text: texts.calls.begins(minutes(now, from)) };
  if (now > to) return { tone: "missed", text: texts.calls.late(minutes(to, now)) };
  return { tone: to - now < SOON_MS ? "soon" : "fine", text: texts.calls.within(minutes(now, to)) };
}
