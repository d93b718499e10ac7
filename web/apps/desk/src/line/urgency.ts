/** How long somebody waits and when an answer is due, in words and with a shape; colour only repeats it. */

import type { Chat, Queued } from "@selfcare/client";
import type { IconName } from "@selfcare/ui";
import { minutes } from "../clock";
import { texts } from "../texts";

export type Tone = "fine" | "soon" | "missed";

export interface Urgency {
  tone: Tone;
  icon: IconName;
  waiting: string;
  due: string;
}

const ICONS: Record<Tone, IconName> = { fine: "clock", soon: "warning", missed: "bad" };

export function urgencyOf(item: Queued, now: number): Urgency {
  const { what, by, state } = item.due;
  const waiting = texts.waiting(minutes(Date.parse(item.waiting_since), now));
  return { tone: state, icon: ICONS[state], waiting, due: dueIn(what, Date.parse(by), now) };
}

function dueIn(what: keyof typeof texts.due, by: number, now: number): string {
  const said = texts.due[what];
  return by >= now ? said.in(minutes(now, by)) : said.late(minutes(by, now));
}

/** Why a person is asked for, in plain words; a code that nobody has written words for is spaced out. */
export function reasonOf(item: Pick<Queued, "reason">): string {
  const known = texts.reasons as Readonly<Record<string, string>>;
  return known[item.reason] ?? item.reason.replaceAll("_", " ");
}

/** What for, where that is known; why a person is asked for where it says more than that somebody did. */
export function wishOf(item: Queued | Chat): string {
  const about = ("about" in item && item.about) || "";
  if (about === "") return reasonOf(item);
  const wish = about.charAt(0).toLowerCase() + about.slice(1);
  return item.reason === "asked_for_person" ? wish : `${reasonOf(item)}, ${wish}`;
}
