/** What the api would say: an agent, a conversation that is theirs, messages, a card. */

import type { Aside, Card, Chat, Conversation, DeskMessage, Me, Note, Queued } from "@selfcare/client";
import { message } from "../../../packages/client/test/messages";

export const NOW = Date.parse("2026-11-22T14:02:00Z");
export const ID = "c0000000-0000-4000-8000-000000000001";
export const OTHER = "c0000000-0000-4000-8000-000000000002";

const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

export const ME: Me = {
  id: "a0000000-0000-4000-8000-000000000001",
  name: "Priya Raman",
  email: "priya@optilink.example.com",
  role: "agent",
  skills: ["billing"],
  languages: ["en"],
  teams: ["accounts"],
  ends_at: "22:00",
  session_ends_at: at(8 * 60),
  second_factor: false,
  recovery_codes_left: 0,
};

export const CONVERSATION: Conversation = {
  id: ID,
  owner: "agent",
  level: "verified",
  customer_name: "Ana Brown",
  last_seq: 1,
  customer_seen_seq: 0,
  agent_seen_seq: 0,
};

export const ASIDE: Aside = { since: at(0), until: at(10), display: "Put aside until 14:12" };

export function queued(rest: Partial<Queued> = {}): Queued {
  return {
    conversation_id: OTHER,
    customer_name: null,
    team: "accounts",
    skill: null,
    language: "en",
    priority: "normal",
    reason: "asked_for_person",
    waiting_since: at(-4),
    due_at: at(1),
    due: { what: "first_reply", by: at(1), state: "soon", display: "First reply due at 14:03" },
    ...rest,
  };
}

export function chat(rest: Partial<Chat> = {}): Chat {
  return {
    ...queued({ conversation_id: ID }),
    customer_name: "Ana Brown",
    level: "verified",
    assigned_at: at(0),
    accepted_at: at(0),
    accept_by: null,
    card: {},
    about: null,
    note: null,
    aside: null,
    ...rest,
  };
}

export function said(seq: number, text: string, rest: Partial<DeskMessage> = {}): DeskMessage {
  return {
    ...message(seq, { text }, { sender: { kind: "customer", name: null }, created_at: at(seq / 60) }),
    channel: "web",
    agent_id: null,
    delivery: null,
    ...rest,
  };
}

export function note(text: string, rest: Partial<Note> = {}): Note {
  return {
    id: "n0000000-0000-4000-8000-000000000001",
    conversation_id: ID,
    seq: 1,
    by: { id: "sam", name: "Sam Whitfield" },
    text,
    mentions: [],
    created_at: at(0),
    client_note_id: "n1",
    ...rest,
  };
}

const none = { state: "none" as const, as_of: null, why: null, value: null };

export const CARD: Card = {
  conversation_id: ID,
  channel: "web",
  tags: [],
  priority: "normal",
  opened: { iso: at(-9), display: "Sun 22 November, 13:53" },
  who: { customer_id: "k1", name: "Ana Brown", number: "07••• •••101", since: null },
  proof: { level: "verified", way: "code_by_text", until: null, text: "Verified by a code sent by text." },
  wants: {
    intent: "dispute_charge",
    text: "Contest a charge",
    said: "I was charged twice",
    reason: "Asked for a person",
    slots: [],
    note: null,
    case: "billing",
  },
  tried: { done: ["Looked at the bill"], failed: [] },
  next: [{ code: "overdue", text: "£42.10 is overdue since Fri 20 November." }],
  bill: {
    state: "away",
    as_of: "13:40",
    why: "The bills can't be reached.",
    value: {
      account: "10001",
      owed: { minor: 4210, currency: "GBP", display: "£42.10" },
      overdue: null,
      due_on: null,
      credit: null,
      suspended: false,
      bill_id: null,
      bill: null,
      total: null,
      change: null,
      causes: [],
    },
  },
  usage: none,
  services: none,
  outages: none,
  line_test: none,
  cases: none,
  orders: none,
  visits: none,
};
