/** One conversation as the desk shows it: what was said, what was noted, and who else is there. */

import type { Card, Company, Conversation, DeskMessage, Link, Note } from "@selfcare/client";
import type { Mode, Outgoing } from "../writing/outbox";

export const TABS = ["handoff", "account", "network", "history"] as const;
export type Tab = (typeof TABS)[number];

export interface TalkState {
  conversation: Conversation | null;
  messages: readonly DeskMessage[];
  /** Where what was said earlier goes on; null at the beginning. */
  before: number | null;
  isFetching: boolean;
  notes: readonly Note[];
  company: Company | null;
  customerWrites: boolean;
  link: Link;
  loaded: boolean;
  /** Nothing is chosen until the agent chooses: no reply goes out by habit. */
  mode: Mode | null;
  /** Which side of the customer is looked at; it stays while the panel is folded. */
  tab: Tab;
  card: Card | null;
  cardFailed: boolean;
  /** Moves when the panel's parts are to be read again. */
  acted: number;
}

export const NOTHING: TalkState = {
  conversation: null,
  messages: [],
  before: null,
  isFetching: false,
  notes: [],
  company: null,
  customerWrites: false,
  link: "connecting",
  loaded: false,
  mode: null,
  tab: "handoff",
  card: null,
  cardFailed: false,
  acted: 0,
};

export type Line =
  | { kind: "message"; key: string; at: string; message: DeskMessage; leads: boolean; day: boolean }
  | { kind: "note"; key: string; at: string; note: Note; day: boolean }
  | { kind: "outgoing"; key: string; at: string; item: Outgoing; day: boolean };

/** After so long, who and when is shown again. */
const GROUP_MS = 5 * 60_000;

/** In a place of its own; the same one a second time replaces what is there. */
export function withMessage(messages: readonly DeskMessage[], message: DeskMessage): readonly DeskMessage[] {
  const others = messages.filter((one) => one.seq !== message.seq);
  return [...others, message].sort((one, other) => one.seq - other.seq);
}

export function withNote(notes: readonly Note[], note: Note): readonly Note[] {
  const others = notes.filter((one) => one.id !== note.id);
  return [...others, note].sort((one, other) => one.seq - other.seq);
}

/** Messages and notes by time, then what is on its way. */
export function linesOf(state: TalkState, outgoing: readonly Outgoing[]): readonly Line[] {
  const taken = new Set<string | null>([
    ...state.messages.map((one) => one.client_message_id),
    ...state.notes.map((one) => one.client_note_id),
  ]);
  const lines: Line[] = [...state.messages.filter(isShown).map(ofMessage), ...shownNotes(state).map(ofNote)];
  lines.sort((one, other) => one.at.localeCompare(other.at));
  lines.push(...outgoing.filter((item) => !taken.has(item.id)).map(ofOutgoing));
  let before: Line | undefined;
  for (const line of lines) {
    line.day = before === undefined || !isSameDay(before.at, line.at);
    if (line.kind === "message" && before?.kind === "message" && !line.day) {
      line.leads = !follows(line.message, before.message);
    }
    before = line;
  }
  return lines;
}

/** The channel that an answer goes out on. */
export function channelOf(state: TalkState): string {
  return state.messages.at(-1)?.channel ?? "web";
}

/** When what was proven runs out; null where it does not, or the card is of another level. */
export function levelUntil({ conversation, card }: TalkState): string | null {
  if (card === null || card.proof.until === null || card.proof.level !== conversation?.level) return null;
  return card.proof.until.iso;
}

export const lastSeq = (state: TalkState): number => state.messages.at(-1)?.seq ?? 0;

/** Who spoke last among customer and agents: whoever did not has the turn. */
export function waitsForAgent(state: TalkState): DeskMessage | null {
  const last = state.messages.findLast((one) => one.sender.kind !== "system");
  return last?.sender.kind === "customer" ? last : null;
}

/** Notes from before the oldest message that is here come with it. */
function shownNotes(state: TalkState): readonly Note[] {
  const first = state.messages[0];
  if (state.before === null || first === undefined) return state.notes;
  return state.notes.filter((note) => note.created_at >= first.created_at);
}

function isShown({ content }: DeskMessage): boolean {
  return content.text !== "" || content.media.length > 0;
}

function follows(message: DeskMessage, before: DeskMessage): boolean {
  const isSame = message.sender.kind === before.sender.kind && message.agent_id === before.agent_id;
  return isSame && Date.parse(message.created_at) - Date.parse(before.created_at) < GROUP_MS;
}

const isSameDay = (one: string, other: string) =>
  new Date(one).toDateString() === new Date(other).toDateString();

const ofMessage = (message: DeskMessage): Line => ({
  kind: "message",
  key: message.client_message_id ?? message.id,
  at: message.created_at,
  message,
  leads: true,
  day: false,
});
const ofNote = (note: Note): Line => ({
  kind: "note",
  key: note.client_note_id,
  at: note.created_at,
  note,
  day: false,
});
const ofOutgoing = (item: Outgoing): Line => ({
  kind: "outgoing",
  key: item.id,
  at: item.at,
  item,
  day: false,
});
