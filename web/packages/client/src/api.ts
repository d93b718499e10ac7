/** The browser API as functions. The session is a cookie that scripts can't read; nothing is kept here. */

import { NoAnswer, problemFrom } from "./problem";
import type { Brand, CodeSent, Conversation, Message, MessagePage, NewMessage } from "./types";

const TIME_LIMIT_MS = 15_000;

export interface Api {
  brand(): Promise<Brand>;
  open(): Promise<Conversation>;
  messages(conversation: string, after: number, limit?: number): Promise<MessagePage>;
  send(conversation: string, message: NewMessage): Promise<Message>;
  sendCode(conversation: string, address: string): Promise<CodeSent>;
  signIn(conversation: string, code: string): Promise<Conversation>;
  signOut(): Promise<void>;
  feedAddress(conversation: string, after: number): string;
}

export function createApi(base = ""): Api {
  const at = (conversation: string) => `${base}/v1/conversations/${encodeURIComponent(conversation)}`;
  return {
    brand: () => ask<Brand>("GET", `${base}/v1/brand`),
    open: () => ask<Conversation>("POST", `${base}/v1/conversations`, { channel: "web" }),
    messages: (id, after, limit = 100) =>
      ask<MessagePage>("GET", `${at(id)}/messages?after=${after}&limit=${limit}`),
    send: (id, message) => ask<Message>("POST", `${at(id)}/messages`, message),
    sendCode: (id, address) => ask<CodeSent>("POST", `${at(id)}/sign-in/codes`, { address }),
    signIn: (id, code) => ask<Conversation>("POST", `${at(id)}/sign-in`, { code }),
    signOut: () => ask<void>("POST", `${base}/v1/sign-out`),
    feedAddress: (id, after) => `${at(id)}/feed?after=${after}`,
  };
}

async function ask<Answer>(method: string, address: string, body?: unknown): Promise<Answer> {
  const response = await answerOf(address, {
    method,
    credentials: "same-origin",
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw await problemFrom(response);
  if (response.status === 204) return undefined as Answer;
  try {
    return (await response.json()) as Answer;
  } catch {
    throw new NoAnswer("The answer broke off.");
  }
}

async function answerOf(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    throw new NoAnswer("Nobody answered.");
  }
}
