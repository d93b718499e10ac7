/** An agent's own day, as functions. The log-in is a cookie that scripts can't read; nothing is kept here. */

import { ask, byTheWay } from "./api";
import { type CustomerApi, createCustomerApi } from "./desk_customer";
import { createEntryApi, type EntryApi } from "./desk_entry";
import { createPeopleApi, type PeopleApi } from "./desk_people";
import { createTalkApi, type TalkApi } from "./desk_talk";
import type {
  Board,
  CallEnded,
  CallOutcome,
  Chat,
  Colleague,
  Draft,
  DueCall,
  Found,
  Mention,
  Presence,
  PresenceWord,
  Queued,
  TakenCall,
  Team,
} from "./desk_types";
import type { Brand } from "./types";

export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface DeskApi extends EntryApi, PeopleApi, TalkApi, CustomerApi {
  brand(): Promise<Brand>;
  state(): Promise<Presence>;
  setState(state: PresenceWord): Promise<Presence>;
  here(): Promise<void>;
  queue(): Promise<readonly Queued[]>;
  chats(): Promise<readonly Chat[]>;
  colleagues(): Promise<readonly Colleague[]>;
  teams(): Promise<readonly Team[]>;
  drafts(): Promise<readonly Draft[]>;
  mentions(): Promise<readonly Mention[]>;
  mentionSeen(id: string): Promise<void>;
  board(): Promise<Board>;
  calls(): Promise<readonly DueCall[]>;
  takeCall(id: string): Promise<TakenCall>;
  endCall(id: string, outcome: CallOutcome): Promise<CallEnded>;
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
    ...createEntryApi(base),
    ...createPeopleApi(base),
    ...createTalkApi(base),
    ...createCustomerApi(base),
    brand: () => ask<Brand>("GET", `${base}/v1/brand`),
    state: () => ask<Presence>("GET", `${desk}/state`),
    setState: (state) => ask<Presence>("PUT", `${desk}/state`, { state }),
    here: () => byTheWay(`${desk}/here`),
    queue: () => items<Queued>(`${desk}/queue`),
    chats: () => items<Chat>(`${desk}/chats`),
    colleagues: () => items<Colleague>(`${desk}/colleagues`),
    teams: () => items<Team>(`${desk}/teams`),
    drafts: () => items<Draft>(`${desk}/drafts`),
    mentions: () => items<Mention>(`${desk}/mentions`),
    mentionSeen: (id) => ask<void>("PUT", `${desk}/mentions/${encodeURIComponent(id)}/seen`),
    board: () => ask<Board>("GET", `${desk}/board`),
    calls: () => items<DueCall>(`${desk}/callbacks`),
    takeCall: (id) => ask<TakenCall>("POST", `${desk}/callbacks/${encodeURIComponent(id)}/taking`),
    endCall: (id, outcome) =>
      ask<CallEnded>("POST", `${desk}/callbacks/${encodeURIComponent(id)}/outcome`, outcome),
    counted: <Item>(address: string) => items<Item>(`${base}${address}`),
    search: (words, after = null) => {
      const asked = new URLSearchParams({ ...words, ...(after === null ? {} : { after }) });
      return ask<Page<Found>>("GET", `${desk}/search?${asked}`);
    },
    feedAddress: () => `${desk}/feed`,
  };
}
