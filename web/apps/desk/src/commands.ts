/** Every deed that has a key: what the keys do, the key sheet shows, and the command bar finds. */

import type { Desk } from "./desk";
import { isAdmin, isLead, mineOf, offersOf } from "./state";
import { waitsForAgent } from "./talk_state";
import { texts } from "./texts";

export interface Command {
  id: keyof typeof texts.commands;
  /** One after the other, as in G then Q. */
  keys: readonly string[];
  run: () => void;
}

const rows = () => [...document.querySelectorAll<HTMLElement>(".list [data-row]")];
const panes = () => [...document.querySelectorAll<HTMLElement>("[data-pane]")];

/** What can be done now. A command that would do nothing is not among them. */
export function commandsOf(desk: Desk): readonly Command[] {
  return [...moving(desk), ...talking(desk), ...showing(desk)];
}

function moving(desk: Desk): readonly Command[] {
  const offer = offersOf(desk.state.chats)[0];
  const nearest = mineOf(desk.state.chats);
  const commands: Command[] = [
    { id: "next", keys: ["j"], run: () => step(rows(), 1) },
    { id: "previous", keys: ["k"], run: () => step(rows(), -1) },
    { id: "waiting", keys: ["u"], run: () => openWaiting(desk) },
    { id: "nextPane", keys: ["]"], run: () => step(panes(), 1) },
    { id: "previousPane", keys: ["["], run: () => step(panes(), -1) },
    { id: "queue", keys: ["g", "q"], run: () => goTo(desk, "queue") },
    { id: "mine", keys: ["g", "m"], run: () => goTo(desk, "mine") },
  ];
  if (offer !== undefined) {
    commands.unshift({ id: "accept", keys: ["a"], run: () => void desk.accept(offer.conversation_id) });
  }
  nearest.slice(0, 9).forEach((chat, place) => {
    commands.push({ id: "nth", keys: [String(place + 1)], run: () => desk.open(chat.conversation_id) });
  });
  return commands;
}

function talking(desk: Desk): readonly Command[] {
  const { talk } = desk.state;
  if (talk === null) return [];
  const any: Command[] = [
    { id: "note", keys: ["n"], run: () => talk.choose("note") },
    { id: "newest", keys: ["l"], run: newest },
    { id: "customer", keys: ["c"], run: () => desk.liking.like({ folded: !desk.liking.state.folded }) },
    { id: "handoff", keys: ["h"], run: () => showTab(desk, "handoff") },
  ];
  if (!talk.isMine) return [...any, { id: "takeOver", keys: ["s"], run: () => void desk.takeOver(talk.id) }];
  return [
    { id: "reply", keys: ["r"], run: () => talk.choose("reply") },
    ...any,
    { id: "transfer", keys: ["t"], run: () => desk.show("transfer") },
    { id: "giveBack", keys: ["b"], run: () => desk.show("return") },
    { id: "close", keys: ["e"], run: () => desk.show("close") },
  ];
}

function showing(desk: Desk): readonly Command[] {
  const all: Command[] = [
    { id: "calls", keys: ["g", "c"], run: () => desk.view("calls") },
    { id: "search", keys: ["/"], run: () => desk.view("search") },
    { id: "keys", keys: ["?"], run: () => desk.show("keys") },
  ];
  if (isLead(desk.state.me)) {
    all.push({ id: "board", keys: ["g", "b"], run: () => desk.view("board") });
    all.push({ id: "people", keys: ["g", "p"], run: () => desk.view("people") });
  }
  if (isAdmin(desk.state.me)) all.push({ id: "teams", keys: ["g", "t"], run: () => desk.view("teams") });
  return all;
}

function step(elements: readonly HTMLElement[], by: number): void {
  const at = elements.findIndex((one) => one.contains(document.activeElement));
  const next = at === -1 ? (by > 0 ? 0 : elements.length - 1) : (at + by + elements.length) % elements.length;
  elements[next]?.focus();
}

/** The one that has waited for longest; the open one only if there is no other. */
function openWaiting(desk: Desk): void {
  const open = desk.state.talk;
  const owed = mineOf(desk.state.chats)
    .filter((chat) => chat.due.what !== "resolution" && chat.conversation_id !== open?.id)
    .sort((one, other) => one.due.by.localeCompare(other.due.by));
  const next = owed[0]?.conversation_id ?? (open !== null && waitsForAgent(open.state) ? open.id : undefined);
  if (next !== undefined) desk.open(next);
  else desk.polite.say(texts.nobodyWaitsForYou);
}

function goTo(desk: Desk, group: "queue" | "mine"): void {
  desk.view("chats");
  requestAnimationFrame(() => {
    const grid = document.querySelector<HTMLElement>(`[aria-labelledby=${group}-title]`);
    (
      grid?.querySelector<HTMLElement>("[tabindex='0']") ?? document.querySelector<HTMLElement>(".list")
    )?.focus();
  });
}

function newest(): void {
  const log = document.querySelector<HTMLElement>("[data-log]");
  log?.scrollTo({ top: log.scrollHeight });
  log?.querySelector<HTMLElement>(".log-line:last-of-type article")?.focus();
}

function showTab(desk: Desk, tab: string): void {
  desk.liking.like({ folded: false });
  requestAnimationFrame(() => {
    const shown = document.querySelector<HTMLElement>(`#tab-${tab}`);
    shown?.click();
    shown?.focus();
  });
}
