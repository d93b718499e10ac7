/** Everything the page shows, as one value that is replaced and never changed. */

import type { Brand, CodeSent, Conversation, Link, Message, Outgoing, Writer } from "@selfcare/client";
import type { Added, Spoken } from "@selfcare/ui";

export interface SignInStep {
  /** The form's message: a newer form starts afresh. */
  formSeq: number;
  step: "address" | "code";
  address: string;
  sentTo: string | null;
  until: string | null;
  hint: string | null;
}

export interface ChatState {
  brand: Brand | null;
  conversation: Conversation | null;
  messages: readonly Message[];
  outgoing: readonly Outgoing[];
  link: Link;
  /** When the other side began to write, by our own clock. */
  typingSince: number | null;
  writer: Writer | null;
  /** True once the history is here. */
  loaded: boolean;
  startedAnew: boolean;
  /** Signing out did not get through: on a shared screen this has to be known. */
  stillSignedIn: boolean;
  draft: string;
  /** Files that are about to be sent. */
  added: readonly Added[];
  signIn: SignInStep | null;
  polite: readonly Spoken[];
  urgent: readonly Spoken[];
}

export const EMPTY: ChatState = {
  brand: null,
  conversation: null,
  messages: [],
  outgoing: [],
  link: "connecting",
  typingSince: null,
  writer: null,
  loaded: false,
  startedAnew: false,
  stillSignedIn: false,
  draft: "",
  added: [],
  signIn: null,
  polite: [],
  urgent: [],
};

/** A message in its place; the same one a second time changes nothing. */
export function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  if (messages.some((one) => one.seq === message.seq)) return messages;
  return [...messages, message].sort((one, other) => one.seq - other.seq);
}

export function isSignedIn({ conversation }: Pick<ChatState, "conversation">): boolean {
  return conversation !== null && conversation.level !== "anonymous";
}

/** The seq of the sign-in form that can be filled in now: the newest, while nobody is signed in since. */
export function openForm(messages: readonly Message[]): number | null {
  for (const message of messages.toReversed()) {
    if (message.content.event === "signed_in") return null;
    if (message.content.form?.kind === "sign_in") return message.seq;
  }
  return null;
}

/** The step of the form that is open now. A reload finds it where it was; a newer form starts at its own. */
export function signInAfter(
  state: Pick<ChatState, "messages" | "signIn">,
  before: SignInStep | null,
): SignInStep | null {
  const seq = openForm(state.messages);
  if (seq === (state.signIn?.formSeq ?? null)) return state.signIn;
  if (seq === null) return null;
  return before?.formSeq === seq ? before : firstStep(state, seq);
}

/** How far the customer's last message has come: only while a person is at the other end. */
export function lastOwn(
  state: Pick<ChatState, "messages" | "conversation">,
): { seq: number; seen: boolean } | null {
  const owner = state.conversation?.owner;
  if (owner !== "agent" && owner !== "waiting") return null;
  const last = state.messages.findLast((message) => message.sender.kind === "customer");
  if (last === undefined) return null;
  return { seq: last.seq, seen: last.seq <= (state.conversation?.agent_seen_seq ?? 0) };
}

/** Where a form begins; an address that was typed before is offered, not asked for again. */
export function firstStep(state: Pick<ChatState, "messages" | "signIn">, formSeq: number): SignInStep {
  const form = state.messages.find((message) => message.seq === formSeq)?.content.form;
  const address = state.signIn?.address ?? "";
  return { formSeq, step: form?.step ?? "address", address, sentTo: null, until: null, hint: null };
}

/** After a code was sent. */
export function codeStep(sent: CodeSent, formSeq: number, address: string): SignInStep {
  const { sent_to: sentTo, ends_at_display: until, demo_hint: hint } = sent;
  return { formSeq, step: "code", address, sentTo, until, hint };
}

/** What the assistant offered before somebody else took over, or gave it back, is over. */
const HANDS = new Set([
  "agent_joined",
  "with_assistant",
  "by_text",
  "nobody_free",
  "team_closed",
  "ended",
  "gone",
]);

/** Replies can be used until the customer has said something after them, or it has changed hands. */
export function repliesOpenAfter(state: Pick<ChatState, "messages" | "outgoing">): number {
  if (state.outgoing.some((item) => item.state !== "refused")) return Number.POSITIVE_INFINITY;
  const isAfter = ({ sender, content }: Message) =>
    sender.kind === "customer" || HANDS.has(content.event ?? "");
  return state.messages.findLast(isAfter)?.seq ?? 0;
}

/** Which reply of which message was chosen, those on their way included. */
export function chosenReplies(state: Pick<ChatState, "messages" | "outgoing">): ReadonlyMap<string, number> {
  const chosen = new Map<string, number>();
  for (const { content } of state.messages) {
    if (content.chosen != null) chosen.set(content.chosen.message_id, content.chosen.index);
  }
  for (const { body, state: sending } of state.outgoing) {
    if (body.choice != null && sending !== "refused") chosen.set(body.choice.message_id, body.choice.index);
  }
  return chosen;
}
