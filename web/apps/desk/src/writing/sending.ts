/** The way out of what an agent writes: to the api, and what becomes of it there is told. */

import type { Problem } from "@selfcare/client";
import type { Desk } from "../desk";
import { texts } from "../texts";
import { Outbox, type Outgoing } from "./outbox";

export function outboxOf(desk: Desk, agent: string): Outbox {
  return new Outbox(agent, desk.reach, {
    send: (item, withinMs) => send(desk, item, withinMs),
    canSend: () => !desk.state.stale && desk.state.phase === "in",
    moved: (item, problem) => moved(desk, item, problem),
    held: () => desk.urgent.say(texts.held.title),
    refused: (item) => desk.urgent.say(texts.notSentAloud(item.why)),
    ended: () => desk.leave("time"),
  });
}

async function send(desk: Desk, item: Outgoing, withinMs: number): Promise<void> {
  if (item.mode === "note") await desk.api.addNote(item, withinMs);
  else await desk.api.say(item, withinMs);
  if (desk.state.talk?.id === item.conversation) desk.state.talk.sent();
}

/** What was written for the customer is for the colleague who has them now. */
function moved(desk: Desk, item: Outgoing, problem: Problem): void {
  desk.drafts?.append(item.conversation, "note", item.text);
  const said = texts.moved(problem.detail || problem.message);
  desk.refuse(said);
  desk.urgent.say(said);
  if (desk.state.talk?.id === item.conversation) desk.state.talk.choose("note");
  desk.readAll();
}
