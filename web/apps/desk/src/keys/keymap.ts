/** Which key does what: as it is given, or as the agent has changed it. */

import type { Likes } from "../own/liking";
import type { texts } from "../texts";

export type CommandId = keyof typeof texts.commands;
/** One after the other, as in G then Q. */
export type Keys = readonly string[];

/** The ninth and those before open mine by their numbers. */
export const NUMBERS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const MOST = 2;

export const GIVEN: Readonly<Record<Exclude<CommandId, "nth">, Keys>> = {
  accept: ["a"],
  next: ["j"],
  previous: ["k"],
  waiting: ["u"],
  nextPane: ["]"],
  previousPane: ["["],
  queue: ["g", "q"],
  mine: ["g", "m"],
  reply: ["r"],
  note: ["n"],
  newest: ["l"],
  customer: ["c"],
  handoff: ["h"],
  takeOver: ["s"],
  transfer: ["t"],
  giveBack: ["b"],
  aside: ["z"],
  close: ["e"],
  calls: ["g", "c"],
  search: ["/"],
  keys: ["?"],
  board: ["g", "b"],
  people: ["g", "p"],
  teams: ["g", "t"],
};

export type Remappable = keyof typeof GIVEN;
export const ALL = Object.keys(GIVEN) as readonly Remappable[];

type Mapped = Pick<Likes, "keys">;

export const keysOf = ({ keys }: Mapped, id: Remappable): Keys => keys[id] ?? GIVEN[id];
export const isChanged = ({ keys }: Mapped, id: Remappable): boolean => keys[id] !== undefined;
export const isSame = (one: Keys, other: Keys): boolean => one.join(" ") === other.join(" ");
export const shown = (keys: Keys): string => keys.map((key) => key.toUpperCase()).join(" ");

/** Whether a pressed key can be one: it writes a single sign, with nothing else held down. */
export function canBe(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">): boolean {
  const isAlone = !event.ctrlKey && !event.metaKey && !event.altKey;
  return isAlone && [...event.key].length === 1 && event.key.trim() !== "";
}

/** What they would be taken from, or keep from being pressed; null where they are free. */
export function clashOf(likes: Mapped, id: Remappable, keys: Keys): CommandId | null {
  const first = keys[0] ?? "";
  if ((NUMBERS as readonly string[]).includes(first)) return "nth";
  return ALL.find((other) => other !== id && begins(keysOf(likes, other), keys)) ?? null;
}

export function withKeys({ keys }: Mapped, id: Remappable, chosen: Keys | null): Likes["keys"] {
  const { [id]: _, ...others } = keys;
  return chosen === null || isSame(chosen, GIVEN[id]) ? others : { ...others, [id]: chosen };
}

/** One more key: a third begins anew. */
export const pressed = (before: Keys, key: string): Keys => [
  ...(before.length < MOST ? before : []),
  key.toLowerCase(),
];

function begins(one: Keys, other: Keys): boolean {
  const length = Math.min(one.length, other.length);
  return isSame(one.slice(0, length), other.slice(0, length));
}
