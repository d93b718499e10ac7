/** Everything the page shows, as one value that is replaced and never changed. */

import type { Brand, Conversation, Link, Message, Outgoing } from "@selfcare/client";
import type { Spoken } from "./announcer";

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
  /** True once the history is here. */
  loaded: boolean;
  startedAnew: boolean;
  /** Signing out did not get through: on a shared screen this has to be known. */
  stillSignedIn: boolean;
  draft: string;
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
  loaded: false,
  startedAnew: false,
  stillSignedIn: false,
  draft: "",
  signIn: null,
  polite: [],
  urgent: [],
};

/** A message in its place; the same one a second time changes nothing. */
export function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  if (messages.some((one) => one.seq === message.seq)) return messages;
  return [...messages, message].sort((one, other) => one.seq - other.seq);
}

/** The seq of the sign-in form that can be filled in now: the newest, while nobody is signed in since. */
export function openForm(messages: readonly Message[]): number | null {
  for (const message of messages.toReversed()) {
    if (message.content.event === "signed_in") return null;
    if (message.content.form?.kind === "sign_in") return message.seq;
  }
  return null;
}

/** Where a form begins; an address that was typed before is offered, not asked for again. */
export function firstStep(state: Pick<ChatState, "messages" | "signIn">, formSeq: number): SignInStep {
  const form = state.messages.find((message) => message.seq === formSeq)?.content.form;
  const address = state.signIn?.address ?? "";
  return { formSeq, step: form?.step ?? "address", address, sentTo: null, until: null, hint: null };
}

/** Replies can be used until the customer has said something after them. */
export function repliesOpenAfter(state: Pick<ChatState, "messages" | "outgoing">): number {
  if (state.outgoing.some((item) => item.state !== "refused")) return Number.POSITIVE_INFINITY;
  return state.messages.findLast((message) => message.sender.kind === "customer")?.seq ?? 0;
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
