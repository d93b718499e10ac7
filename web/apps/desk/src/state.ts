/** Everything the desk shows around a conversation, as one value that is replaced and never changed. */

import type { Brand, Chat, DueCall, Link, Me, Mention, Presence, Queued } from "@selfcare/client";
import type { Spoken } from "@selfcare/ui";
import type { Talk } from "./talk/talk";

export type View = "chats" | "calls" | "board" | "search" | "people" | "teams";
export type Sheet =
  | "keys"
  | "keymap"
  | "commands"
  | "settings"
  | "password"
  | "factor"
  | "codes"
  | "transfer"
  | "return"
  | "close"
  | "aside"
  | "pay"
  | "case"
  | "visit"
  | "vouch";

/** A deed that can be taken back. `now` does it at once; null where it is done already. */
export interface Held {
  said: string;
  undo: () => void;
  now: (() => Promise<unknown>) | null;
}

export interface DeskState {
  /** `unknown` until the server has said who is at this browser. */
  phase: "unknown" | "out" | "in";
  /** Why somebody who was in is out. */
  endedBy: "themselves" | "time" | null;
  brand: Brand | null;
  me: Me | null;
  presence: Presence | null;
  queue: readonly Queued[] | null;
  chats: readonly Chat[] | null;
  mentions: readonly Mention[];
  calls: readonly DueCall[] | null;
  /** When the board was last said to be another. */
  boardChanged: number;
  link: Link;
  /** While the link is gone: what is shown is as of then. */
  asOf: number | null;
  /** The link has been gone for so long that nothing is sent any more. */
  stale: boolean;
  /** When the link came back, what is newer than this is marked. */
  newSince: number | null;
  view: View;
  sheet: Sheet | null;
  talk: Talk | null;
  /** Moves every 15 seconds: waiting is counted no finer. */
  now: number;
  /** What was refused, in words. */
  refused: string | null;
  /** What happened by itself, in words. */
  told: string | null;
  held: Held | null;
  polite: readonly Spoken[];
  urgent: readonly Spoken[];
}

export const EMPTY: DeskState = {
  phase: "unknown",
  endedBy: null,
  brand: null,
  me: null,
  presence: null,
  queue: null,
  chats: null,
  mentions: [],
  calls: null,
  boardChanged: 0,
  link: "connecting",
  asOf: null,
  stale: false,
  newSince: null,
  view: "chats",
  sheet: null,
  talk: null,
  now: 0,
  refused: null,
  told: null,
  held: null,
  polite: [],
  urgent: [],
};

export function offersOf(chats: readonly Chat[] | null): readonly Chat[] {
  return (chats ?? []).filter((chat) => chat.accepted_at === null);
}

export function mineOf(chats: readonly Chat[] | null): readonly Chat[] {
  return (chats ?? []).filter((chat) => chat.accepted_at !== null && chat.aside === null);
}

export function asideOf(chats: readonly Chat[] | null): readonly Chat[] {
  return (chats ?? []).filter((chat) => chat.aside !== null);
}

export function isAdmin(me: Me | null): boolean {
  return me?.role === "admin";
}

/** Nobody makes them yet. */
export function callsToMake(calls: readonly DueCall[] | null): number {
  return (calls ?? []).filter((call) => call.state === "due").length;
}

export function isLead(me: Me | null): boolean {
  return me !== null && me.role !== "agent";
}
