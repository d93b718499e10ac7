/** An agent's own day, as functions. The log-in is a cookie that scripts can't read; nothing is kept here. */

import { ask } from "./api";
import { type CustomerApi, createCustomerApi } from "./desk_customer";
import { createTalkApi, type TalkApi } from "./desk_talk";
import type {
  Board,
  Chat,
  Colleagues,
  DeskSession,
  Draft,
  Factor,
  FactorSetUp,
  FirstCode,
  Found,
  LogInAsked,
  Me,
  Mention,
  Presence,
  PresenceWord,
  Queued,
} from "./desk_types";
import type { Brand } from "./types";

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface DeskApi extends TalkApi, CustomerApi {
  brand(): Promise<Brand>;
  logIn(asked: LogInAsked): Promise<Me>;
  beginFactor(asked: LogInAsked): Promise<Factor>;
  confirmFactor(asked: FirstCode): Promise<FactorSetUp>;
  logOut(): Promise<void>;
  me(): Promise<Me>;
  sessions(): Promise<readonly DeskSession[]>;
  endSession(id: string): Promise<void>;
  state(): Promise<Presence>;
  setState(state: PresenceWord): Promise<Presence>;
  here(): Promise<void>;
  queue(): Promise<readonly Queued[]>;
  chats(): Promise<readonly Chat[]>;
  colleagues(): Promise<Colleagues>;
  drafts(): Promise<readonly Draft[]>;
  mentions(): Promise<readonly Mention[]>;
  mentionSeen(id: string): Promise<void>;
  board(): Promise<Board>;
  /** The list behind a number: what it `opens`. */
  counted<Item>(address: string): Promise<readonly Item[]>;
  search(words: Readonly<Record<string, string>>, after?: string | null): Promise<Page<Found>>;
  feedAddress(): string;
}

/** `base` is where the api is; pages of its own need none. */
export function createDeskApi(base = ""): DeskApi {
  const desk = `${base}/v1/desk`;
  const items = async <Item>(address: string) => (await ask<{ items: Item[] }>("GET", address)).items;
  return {
    ...createTalkApi(base),
    ...createCustomerApi(base),
    brand: () => ask<Brand>("GET", `${base}/v1/brand`),
    logIn: (asked) => ask<Me>("POST", `${desk}/session`, asked),
    beginFactor: (asked) => ask<Factor>("POST", `${desk}/second-factor`, asked),
    confirmFactor: (asked) => ask<FactorSetUp>("POST", `${desk}/second-factor/first-code`, asked),
    logOut: () => ask<void>("DELETE", `${desk}/session`),
    me: () => ask<Me>("GET", `${desk}/me`),
    sessions: () => items<DeskSession>(`${desk}/sessions`),
    endSession: (id) => ask<void>("DELETE", `${desk}/sessions/${encodeURIComponent(id)}`),
    state: () => ask<Presence>("GET", `${desk}/state`),
    setState: (state) => ask<Presence>("PUT", `${desk}/state`, { state }),
    here: () => ask<void>("PUT", `${desk}/here`),
    queue: () => items<Queued>(`${desk}/queue`),
    chats: () => items<Chat>(`${desk}/chats`),
    colleagues: () => ask<Colleagues>("GET", `${desk}/colleagues`),
    drafts: () => items<Draft>(`${desk}/drafts`),
    mentions: () => items<Mention>(`${desk}/mentions`),
    mentionSeen: (id) => ask<void>("PUT", `${desk}/mentions/${encodeURIComponent(id)}/seen`),
    board: () => ask<Board>("GET", `${desk}/board`),
    counted: <Item>(address: string) => items<Item>(`${base}${address}`),
    search: (words, after = null) => {
      const asked = new URLSearchParams({ ...words, ...(after === null ? {} : { after }) });
      return ask<Page<Found>>("GET", `${desk}/search?${asked}`);
    },
    feedAddress: () => `${desk}/feed`,
  };
}
