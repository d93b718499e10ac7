/** From the ledger and what is on its way, the lines of the log: who, when, where a group or a day begins. */

import type { Message, Outgoing } from "@selfcare/client";
import { texts } from "./texts";

export interface Line {
  key: string;
  side: "own" | "theirs" | "system";
  who: string;
  at: string;
  /** The first of several by the same sender: it shows the name and the time. */
  leads: boolean;
  /** The first of its day, if the log spans days. */
  day: string | null;
  message: Message | null;
  outgoing: Outgoing | null;
  /** For a late answer, the words it answers. */
  question: string | null;
}

/** After so long, the time is shown again. */
const GROUP_MS = 5 * 60_000;

export function linesOf(messages: readonly Message[], outgoing: readonly Outgoing[], locale: string): Line[] {
  const taken = new Set(messages.map((message) => message.client_message_id));
  const kept = outgoing.filter((item) => !taken.has(item.id));
  const lines = messages.filter(isShown).map((message) => fromMessage(message, messages));
  for (const item of kept) lines.splice(placeOf(item, lines), 0, fromOutgoing(item));
  const day = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "long" });
  let before: Line | null = null;
  for (const line of lines) {
    line.leads = !follows(line, before);
    const name = day.format(new Date(line.at));
    if (before !== null && day.format(new Date(before.at)) !== name) line.day = name;
    before = line;
  }
  return lines;
}

/** What is on its way comes last; what was refused stays where it was written. */
function placeOf(item: Outgoing, lines: readonly Line[]): number {
  if (item.state !== "refused") return lines.length;
  const next = lines.findIndex(
    (line) =>
      (line.message?.seq ?? 0) > item.after || (line.outgoing !== null && line.outgoing.state !== "refused"),
  );
  return next === -1 ? lines.length : next;
}

function isShown({ content }: Message): boolean {
  return content.text !== "" || content.card != null || content.form != null;
}

function follows(line: Line, before: Line | null): boolean {
  if (before === null || before.side !== line.side || before.who !== line.who) return false;
  return new Date(line.at).getTime() - new Date(before.at).getTime() < GROUP_MS;
}

function fromMessage(message: Message, all: readonly Message[]): Line {
  const { kind, name } = message.sender;
  const question = message.late
    ? all.find((one) => one.seq === message.answers_seq)?.content.text
    : undefined;
  return {
    key: message.client_message_id ?? message.id,
    side: kind === "customer" ? "own" : kind === "system" ? "system" : "theirs",
    who: kind === "customer" ? texts.you : (name ?? (kind === "agent" ? texts.agent : texts.assistant)),
    at: message.created_at,
    leads: true,
    day: null,
    message,
    outgoing: null,
    question: question ?? null,
  };
}

function fromOutgoing(outgoing: Outgoing): Line {
  const { id, at } = outgoing;
  return {
    key: id,
    side: "own",
    who: texts.you,
    at,
    leads: true,
    day: null,
    message: null,
    outgoing,
    question: null,
  };
}
