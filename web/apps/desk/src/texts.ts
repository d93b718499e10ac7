/** Every word of the desk itself, in one catalogue. What the assistant says and what systems know comes from the server. */

import type { Message, PresenceWord, Queued } from "@selfcare/client";
import { deedTexts } from "./card/texts_deeds";
import { keyTexts } from "./keys/texts_keys";
import { asideTexts } from "./line/texts_aside";
import { callTexts } from "./line/texts_calls";
import { officeTexts } from "./office/texts_office";
import { ownTexts } from "./own/texts_own";
import { pageTexts } from "./texts_pages";

const orPress = (key: string | null) => (key === null ? "" : `, or press ${key}`);
const min = (count: number) => `${count} min`;
const states: Record<PresenceWord | "disabled", string> = {
  available: "Available",
  finishing: "Finishing, nothing new",
  away: "Away",
  offline: "Off duty",
  disabled: "Switched off",
};
const channels: Readonly<Record<string, string>> = {
  web: "web",
  sms: "SMS",
  whatsapp: "WhatsApp",
  telegram: "Telegram",
  messenger: "Messenger",
  viber: "Viber",
  email: "e-mail",
};

export const texts = {
  ...pageTexts,
  ...deedTexts,
  ...asideTexts,
  ...callTexts,
  ...keyTexts,
  ...officeTexts,
  ...ownTexts,
  channels,
  unknownCustomer: "Unknown customer",
  unknownFirst: "Nobody knows yet who this is: ask them to sign in first.",
  unknownYet: "Not signed in, so we don't know who this is. A code they type back tells us.",
  unknownAt: (number: string) =>
    `Writes from ${number} and is not signed in, so we don't know who this is. A code they type back tells us.`,
  customer: "Customer",
  theCustomer: "the customer",
  assistant: "Assistant",
  agent: "Agent",
  you: "You",
  loading: "Loading",
  asOf: (time: string) => `as of ${time}`,
  away: "This system does not answer just now.",
  noAnswer: "Nobody answered. Check the connection; nothing that you wrote is lost.",
  noAnswerDeed: "Nobody answered, so it may or may not be done. Press again: it is done once all the same.",
  unexpected: "Something went wrong on this page. Load it again; what you wrote is kept.",

  list: "Conversations",
  mine: "Mine",
  queue: "Waiting",
  mentions: "You are named",
  nobodyMine: (state: string) =>
    state === "available"
      ? "Nobody now. You get whoever is next."
      : "Nobody. Say Available above to get somebody.",
  nobodyWaits: "Nobody waits.",
  nobodyWaitsForYou: "Nobody waits for you",
  moved_: (count: number) => `${count} moved, update`,
  priorities: { normal: "", high: "High", urgent: "Urgent" } satisfies Record<Queued["priority"], string>,
  waiting: (count: number) => (count === 0 ? "waiting less than a minute" : `waiting ${min(count)}`),
  due: {
    first_reply: dueOf("answer"),
    next_reply: dueOf("answer"),
    resolution: dueOf("end"),
  } satisfies Record<Queued["due"]["what"], unknown>,
  reasons: {
    asked_for_person: "asked for a person",
    taken_over: "taken over",
    not_understood: "the assistant did not understand",
    complaint: "complains",
    transferred: "transferred",
    asked_for_call: "asked for a call",
  },

  offer: {
    label: "Offered to you",
    accept: "Accept",
    wants: (why: string) => `waits for you: ${why}.`,
    until: (time: string) => `Accept by ${time}, or it moves on.`,
    aloud: (name: string) => `${name} is offered to you`,
  },
  load: {
    of: (chats: number, capacity: number) => `${chats} of ${capacity}`,
    why: "How many conversations you have, and how many you can have",
  },
  states: { ...states, label: "Your state", unknown: "Not known yet" },

  conversation: "Conversation",
  nothingOpen: "No conversation is open.",
  idle: {
    accept: (key: string | null) =>
      `Somebody is offered to you: accept them at the top of the page${orPress(key)}.`,
    choose: (key: string | null) =>
      key === null
        ? "Choose one of yours from the list."
        : `Choose one of yours from the list, or press ${key} for the one that waits longest.`,
    notThere: "Say that you are available, and whoever is next is offered to you here.",
    nobody: "Nobody waits just now. Whoever comes next is offered to you here, with a sound.",
    offered: "Somebody waits. If it is for you, the offer appears at the top of the page.",
    begin: "I am available",
    keys: (key: string | null) =>
      key === null
        ? "Press Ctrl K to find what you want to do."
        : `Press ${key} for the keys, or Ctrl K to find what you want to do.`,
  },
  backToList: "Back to the list",
  webChat: "Web chat",
  levels: { anonymous: "Not known", identified: "Identified", verified: "Verified" },
  levelUntil: (level: string, time: string) => `${level} until ${time}`,
  owners: {
    bot: "The assistant answers",
    waiting: "Waits for a person",
    agent: "An agent answers",
    closed: "Ended",
  },
  turn: {
    theirs: "Waits for the customer",
    yours: (count: number) => (count === 0 ? "Waits for you" : `Waits for you since ${min(count)}`),
  },
  company: (name: string, writing: string | null) =>
    writing === null
      ? `${name} is here too.`
      : `${name} is writing ${writing === "note" ? "a note" : "to the customer"}.`,

  log: "Messages and notes",
  older: "Earlier messages",
  nothingSaid: "Nothing has been said yet.",
  newLines: (count: number) => `${count} new`,
  newSince: (time: string) => `New since ${time}`,
  customerWrites: "The customer is writing",
  offered: (titles: readonly string[]) => `Offered: ${titles.join(" · ")}`,
  noteBy: (name: string) => `Note by ${name}`,
  noteAloud: (name: string, text: string) => `Note by ${name}: ${text}`,
  yourNote: "Your note",
  sentBy: (channel: string) => (channel === "web" ? "in web chat" : `by ${channels[channel] ?? channel}`),
  staffOnly: "Only staff see this",
  opensBeside: "(opens in a new tab)",
  spoken: (message: Message) =>
    message.sender.kind === "system"
      ? message.content.text
      : `${message.sender.kind === "customer" ? "Customer" : "Assistant"}: ${message.content.text}`,
  delivery: {
    queued: "Waits to be sent",
    sending: "On its way",
    sent: "Sent",
    delivered: "Delivered",
    read: "Read",
    failed: "Not delivered",
    unknown: "Not known whether it arrived",
  } as Readonly<Record<string, string>>,
  resend: "Send again",
  sending: {
    undo: "Goes in 3 seconds",
    sending: "Sending",
    waiting: "Not sent yet, trying again",
    held: "Held",
    refused: (why: string) => `Not sent. ${why}`,
  },
  files: {
    coming: "A file is on its way to us",
    lost: "A file did not get here",
    picture: (name: string) => `Picture: ${name}`,
  },
  done: "Done",
} as const;

function dueOf(what: string) {
  return {
    in: (count: number) => (count === 0 ? `${what} due now` : `${what} due in ${min(count)}`),
    late: (count: number) => (count === 0 ? `${what} was due just now` : `${what} was due ${min(count)} ago`),
  };
}
