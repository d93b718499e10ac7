/** What an agent does with one conversation, as functions. */

import { ask, byTheWay } from "./api";
import { bring, type Progress } from "./bringing";
import type {
  Aside,
  AsideAsked,
  Canned,
  Card,
  DeskMessage,
  DeskThread,
  Ending,
  FilledCanned,
  GivenBack,
  Note,
  OtherThread,
  Preview,
  Suggestion,
  Summary,
  Transfer,
  Vouched,
} from "./desk_types";
import type { BroughtFile, Conversation } from "./types";

export interface Saying {
  id: string;
  conversation: string;
  text: string;
  files: readonly { id: string }[];
  mentions: readonly string[];
  seenSeq: number;
  anyway: boolean;
}

export interface TalkApi {
  conversation(id: string): Promise<Conversation>;
  conversationFeedAddress(id: string, after: number): string;
  accept(id: string): Promise<Conversation>;
  takeOver(id: string): Promise<Conversation>;
  giveBack(id: string, told: GivenBack): Promise<Conversation>;
  transfer(id: string, to: Transfer): Promise<Conversation>;
  close(id: string, ending: Ending): Promise<Conversation>;
  putAside(id: string, asked: Partial<AsideAsked>): Promise<Aside>;
  takeBack(id: string): Promise<Conversation>;
  thread(id: string, before: number | null, limit: number): Promise<DeskThread>;
  say(said: Saying, withinMs: number): Promise<DeskMessage>;
  resend(id: string, message: string): Promise<void>;
  notes(id: string): Promise<readonly Note[]>;
  addNote(said: Saying, withinMs: number): Promise<Note>;
  draft(id: string, mode: string, text: string): Promise<void>;
  /** As the customer will get it. */
  preview(id: string, text: string): Promise<Preview>;
  canned(words: string): Promise<readonly Canned[]>;
  fillCanned(id: string, canned: string): Promise<FilledCanned>;
  writing(id: string): Promise<void>;
  looking(id: string, writing: string | null): Promise<void>;
  lookingAway(id: string): Promise<void>;
  seen(id: string, seq: number): Promise<void>;
  card(id: string): Promise<Card>;
  threads(id: string): Promise<readonly OtherThread[]>;
  suggestion(id: string): Promise<Suggestion>;
  summary(id: string): Promise<Summary>;
  vouch(id: string, how: string): Promise<Vouched>;
  askForCode(id: string): Promise<void>;
  tag(id: string, tags: readonly string[]): Promise<void>;
  setPriority(id: string, priority: NonNullable<Card["priority"]>): Promise<Conversation>;
  bring(id: string, file: File, once: string, progress: Progress, signal: AbortSignal): Promise<BroughtFile>;
  fileAddress(id: string, file: string): string;
}

/** The assistant thinks about it first. */
const SUGGESTED_WITHIN_MS = 8_000;

export function createTalkApi(base: string): TalkApi {
  const desk = `${base}/v1/desk`;
  const at = (id: string) => `${desk}/conversations/${encodeURIComponent(id)}`;
  const items = async <Item>(address: string) => (await ask<{ items: Item[] }>("GET", address)).items;
  return {
    ...moving(at),
    ...writing(at),
    conversation: (id) => ask<Conversation>("GET", at(id)),
    conversationFeedAddress: (id, after) => `${at(id)}/feed?after=${after}`,
    thread: (id, before, limit) =>
      ask<DeskThread>(
        "GET",
        `${at(id)}/messages?limit=${limit}${before === null ? "" : `&before=${before}`}`,
      ),
    notes: (id) => items<Note>(`${at(id)}/notes`),
    canned: (words) =>
      items<Canned>(`${desk}/canned?${new URLSearchParams(words === "" ? {} : { q: words })}`),
    fillCanned: (id, canned) => ask<FilledCanned>("GET", `${at(id)}/canned/${encodeURIComponent(canned)}`),
    card: (id) => ask<Card>("GET", `${at(id)}/card`),
    threads: (id) => items<OtherThread>(`${at(id)}/threads`),
    suggestion: (id) => ask<Suggestion>("GET", `${at(id)}/suggestion`, undefined, SUGGESTED_WITHIN_MS),
    summary: (id) => ask<Summary>("GET", `${at(id)}/summary`),
    vouch: (id, how) => ask<Vouched>("POST", `${at(id)}/verification`, { how }),
    tag: (id, tags) => ask<void>("PUT", `${at(id)}/tags`, { tags }),
    setPriority: (id, priority) => ask<Conversation>("PUT", `${at(id)}/priority`, { priority }),
    askForCode: (id) => ask<void>("POST", `${at(id)}/code`),
    bring: (id, file, once, progress, signal) => bring(`${at(id)}/files`, file, once, progress, signal),
    fileAddress: (id, file) => `${at(id)}/files/${encodeURIComponent(file)}`,
  };
}

function moving(at: (id: string) => string) {
  return {
    accept: (id: string) => ask<Conversation>("POST", `${at(id)}/acceptance`),
    takeOver: (id: string) => ask<Conversation>("POST", `${at(id)}/take-over`),
    giveBack: (id: string, told: GivenBack) => ask<Conversation>("POST", `${at(id)}/return`, told),
    transfer: (id: string, to: Transfer) => ask<Conversation>("POST", `${at(id)}/transfer`, to),
    close: (id: string, ending: Ending) => ask<Conversation>("POST", `${at(id)}/close`, ending),
    putAside: (id: string, asked: Partial<AsideAsked>) => ask<Aside>("PUT", `${at(id)}/aside`, asked),
    takeBack: (id: string) => ask<Conversation>("DELETE", `${at(id)}/aside`),
  };
}

function writing(at: (id: string) => string) {
  return {
    say: ({ id, conversation, text, files, seenSeq, anyway }: Saying, withinMs: number) => {
      const body = {
        client_message_id: id,
        text: text || null,
        files: files.map((one) => one.id),
        seen_seq: seenSeq,
        anyway,
      };
      return ask<DeskMessage>("POST", `${at(conversation)}/messages`, body, withinMs);
    },
    addNote: ({ id, conversation, text, mentions }: Saying, withinMs: number) =>
      ask<Note>("POST", `${at(conversation)}/notes`, { client_note_id: id, text, mentions }, withinMs),
    resend: (id: string, message: string) =>
      ask<void>("POST", `${at(id)}/messages/${encodeURIComponent(message)}/resend`),
    draft: (id: string, mode: string, text: string) => ask<void>("PUT", `${at(id)}/drafts/${mode}`, { text }),
    preview: (id: string, text: string) => ask<Preview>("POST", `${at(id)}/preview`, { text }),
    writing: (id: string) => byTheWay(`${at(id)}/typing`),
    looking: (id: string, mode: string | null) => byTheWay(`${at(id)}/looking`, { writing: mode }),
    lookingAway: (id: string) => ask<void>("DELETE", `${at(id)}/looking`),
    seen: (id: string, seq: number) => byTheWay(`${at(id)}/seen`, { seq }),
  };
}
