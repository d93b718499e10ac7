/** What agents do, as functions. The log-in is a cookie that scripts can't read; nothing is kept here. */

import { ask, BY_THE_WAY_MS } from "./api";
import type { Chat, Ending, Me, Presence, PresenceWord, Queued, Transfer } from "./desk_types";
import type { Brand, Conversation } from "./types";

export interface DeskApi {
  brand(): Promise<Brand>;
  logIn(email: string, password: string): Promise<Me>;
  logOut(): Promise<void>;
  me(): Promise<Me>;
  state(): Promise<Presence>;
  setState(state: PresenceWord): Promise<Presence>;
  here(): Promise<void>;
  queue(): Promise<readonly Queued[]>;
  chats(): Promise<readonly Chat[]>;
  feedAddress(): string;
  conversation(id: string): Promise<Conversation>;
  accept(id: string): Promise<Conversation>;
  takeOver(id: string): Promise<Conversation>;
  giveBack(id: string, note: string | null): Promise<Conversation>;
  transfer(id: string, to: Transfer): Promise<Conversation>;
  close(id: string, ending: Ending): Promise<Conversation>;
  writing(id: string): Promise<void>;
  seen(id: string, seq: number): Promise<void>;
  fileAddress(id: string, file: string): string;
  conversationFeedAddress(id: string, after: number): string;
}

export function createDeskApi(base = ""): DeskApi {
  const desk = `${base}/v1/desk`;
  const at = (id: string) => `${desk}/conversations/${encodeURIComponent(id)}`;
  const items = async <Item>(address: string) => (await ask<{ items: Item[] }>("GET", address)).items;
  return {
    brand: () => ask<Brand>("GET", `${base}/v1/brand`),
    logIn: (email, password) => ask<Me>("POST", `${desk}/session`, { email, password }),
    logOut: () => ask<void>("DELETE", `${desk}/session`),
    me: () => ask<Me>("GET", `${desk}/me`),
    state: () => ask<Presence>("GET", `${desk}/state`),
    setState: (state) => ask<Presence>("PUT", `${desk}/state`, { state }),
    here: () => ask<void>("PUT", `${desk}/here`),
    queue: () => items<Queued>(`${desk}/queue`),
    chats: () => items<Chat>(`${desk}/chats`),
    feedAddress: () => `${desk}/feed`,
    conversation: (id) => ask<Conversation>("GET", at(id)),
    accept: (id) => ask<Conversation>("POST", `${at(id)}/acceptance`),
    takeOver: (id) => ask<Conversation>("POST", `${at(id)}/take-over`),
    giveBack: (id, note) => ask<Conversation>("POST", `${at(id)}/return`, { note }),
    transfer: (id, to) => ask<Conversation>("POST", `${at(id)}/transfer`, to),
    close: (id, ending) => ask<Conversation>("POST", `${at(id)}/close`, ending),
    writing: (id) => ask<void>("PUT", `${at(id)}/typing`, undefined, BY_THE_WAY_MS),
    seen: (id, seq) => ask<void>("PUT", `${at(id)}/seen`, { seq }, BY_THE_WAY_MS),
    fileAddress: (id, file) => `${at(id)}/files/${encodeURIComponent(file)}`,
    conversationFeedAddress: (id, after) => `${at(id)}/feed?after=${after}`,
  };
}
