/** Every deed that has a key: what the keys do, the key sheet shows, and the command bar finds. */

import type { Desk } from "../desk";
import { isAside, takeBack } from "../line/aside";
import { isAdmin, isLead, mineOf, offersOf } from "../state";
import { waitsForAgent } from "../talk/talk_state";
import { texts } from "../texts";
import { type CommandId, type Keys, keysOf, type Remappable } from "./keymap";

interface Can {
  id: Remappable;
  run: () => void;
}

export interface Command {
  id: CommandId;
  keys: Keys;
  run: () => void;
}

const rows = () => [...document.querySelectorAll<HTMLElement>(".list [data-row]")];
const panes = () => [...document.querySelectorAll<HTMLElement>("[data-pane]")];

/** What can be done now. A command that would do nothing is not among them. */
export function commandsOf(desk: Desk): readonly Command[] {
  const can = [...moving(desk), ...talking(desk), ...showing(desk)];
  return [...can.map((one) => ({ ...one, keys: keysOf(desk.liking.state, one.id) })), ...numbered(desk)];
}

/** Their keys are their numbers, whatever else is changed. */
function numbered(desk: Desk): readonly Command[] {
  return mineOf(desk.state.chats)
    .slice(0, 9)
    .map((chat, place) => ({
      id: "nth",
      keys: [String(place + 1)],
      run: () => desk.open(chat.conversation_id),
    }));
}

function moving(desk: Desk): readonly Can[] {
  const offer = offersOf(desk.state.chats)[0];
  const commands: Can[] = [
    { id: "next", run: () => step(rows(), 1) },
    { id: "previous", run: () => step(rows(), -1) },
    { id: "waiting", run: () => openWaiting(desk) },
    { id: "nextPane", run: () => step(panes(), 1) },
    { id: "previousPane", run: () => step(panes(), -1) },
    { id: "queue", run: () => goTo(desk, "queue") },
    { id: "mine", run: () => goTo(desk, "mine") },
  ];
  if (offer !== undefined) {
    commands.unshift({ id: "accept", run: () => void desk.accept(offer.conversation_id) });
  }
  return commands;
}

function talking(desk: Desk): readonly Can[] {
  const { talk } = desk.state;
  if (talk === null) return [];
  const any: Can[] = [
    { id: "note", run: () => talk.choose("note") },
    { id: "newest", run: newest },
    { id: "customer", run: () => desk.liking.like({ folded: !desk.liking.state.folded }) },
    { id: "handoff", run: () => showTab(desk, "handoff") },
  ];
  if (!talk.isMine) return [...any, { id: "takeOver", run: () => void desk.takeOver(talk.id) }];
  return [
    { id: "reply", run: () => talk.choose("reply") },
    ...any,
    { id: "transfer", run: () => desk.show("transfer") },
    { id: "giveBack", run: () => desk.show("return") },
    isAside(desk, talk.id)
      ? { id: "aside", run: () => void takeBack(desk, talk.id) }
      : { id: "aside", run: () => desk.show("aside") },
    { id: "close", run: () => desk.show("close") },
  ];
}

function showing(desk: Desk): readonly Can[] {
  const all: Can[] = [
    { id: "calls", run: () => desk.view("calls") },
    { id: "search", run: () => desk.view("search") },
    { id: "keys", run: () => desk.show("keys") },
  ];
  if (isLead(desk.state.me)) {
    all.push({ id: "board", run: () => desk.view("board") });
    all.push({ id: "people", run: () => desk.view("people") });
  }
  if (isAdmin(desk.state.me)) all.push({ id: "teams", run: () => desk.view("teams") });
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
