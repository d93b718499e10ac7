/** The browser API as functions. The session is a cookie that scripts can't read; nothing is kept here. */

import { bring, type Progress } from "./bringing";
import { NoAnswer, problemFrom } from "./problem";
import type { Brand, BroughtFile, CodeSent, Conversation, Message, MessagePage, NewMessage } from "./types";

const TIME_LIMIT_MS = 10_000;
const BY_THE_WAY_MS = 2_500;

export interface Api {
  brand(): Promise<Brand>;
  open(withinMs?: number): Promise<Conversation>;
  messages(conversation: string, after: number, limit?: number, withinMs?: number): Promise<MessagePage>;
  send(conversation: string, message: NewMessage, withinMs?: number): Promise<Message>;
  /** Tells that the customer is writing; over by itself. */
  writing(conversation: string): Promise<void>;
  seen(conversation: string, seq: number): Promise<void>;
  sendCode(conversation: string, address: string): Promise<CodeSent>;
  signIn(conversation: string, code: string): Promise<Conversation>;
  signOut(): Promise<void>;
  bring(
    conversation: string,
    file: File,
    once: string,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<BroughtFile>;
  fileAddress(conversation: string, file: string): string;
  feedAddress(conversation: string, after: number): string;
  /** Comes back if requests reach the server and answers reach us. */
  here(signal: AbortSignal): Promise<void>;
}

export function createApi(base = ""): Api {
  const at = (conversation: string) => `${base}/v1/conversations/${encodeURIComponent(conversation)}`;
  return {
    brand: () => ask<Brand>("GET", `${base}/v1/brand`),
    open: (withinMs) => ask<Conversation>("POST", `${base}/v1/conversations`, { channel: "web" }, withinMs),
    messages: (id, after, limit = 100, withinMs = TIME_LIMIT_MS) =>
      ask<MessagePage>("GET", `${at(id)}/messages?after=${after}&limit=${limit}`, undefined, withinMs),
    send: (id, message, withinMs = TIME_LIMIT_MS) =>
      ask<Message>("POST", `${at(id)}/messages`, message, withinMs),
    writing: (id) => byTheWay(`${at(id)}/typing`),
    seen: (id, seq) => byTheWay(`${at(id)}/seen`, { seq }),
    sendCode: (id, address) => ask<CodeSent>("POST", `${at(id)}/sign-in/codes`, { address }),
    signIn: (id, code) => ask<Conversation>("POST", `${at(id)}/sign-in`, { code }),
    signOut: () => ask<void>("POST", `${base}/v1/sign-out`),
    bring: (id, file, once, progress, signal) => bring(`${at(id)}/files`, file, once, progress, signal),
    fileAddress: (id, file) => `${at(id)}/files/${encodeURIComponent(file)}`,
    feedAddress: (id, after) => `${at(id)}/feed?after=${after}`,
    here: (signal) => here(signal, base),
  };
}

/** Comes back if requests reach the server and answers reach us. With credentials, of which nothing is read: without,
 * browsers ask over connections apart, and those for everything else may be dead all the same. */
export async function here(signal: AbortSignal, base = ""): Promise<void> {
  const { status } = await answerOf(`${base}/here`, {
    signal,
    cache: "no-store",
    credentials: "same-origin",
  });
  if (status >= 500) throw new NoAnswer("What stands before the server answers for it.");
}

/** What is soon told again: given up early, and with its page. For what is to outlive the page a browser keeps the
 * connection half a minute, answered or not, and on a dead link these few would take all it has. */
export function byTheWay(address: string, body?: unknown): Promise<void> {
  return ask<void>("PUT", address, body, BY_THE_WAY_MS, {}, undefined, false);
}

export async function ask<Answer>(
  method: string,
  address: string,
  body?: unknown,
  withinMs = TIME_LIMIT_MS,
  headers: Record<string, string> = {},
  stop?: AbortSignal,
  outlivesPage = method !== "GET",
): Promise<Answer> {
  const limit = AbortSignal.timeout(withinMs);
  const response = await answerOf(address, {
    method,
    credentials: "same-origin",
    // What somebody did as they left the page is done all the same.
    keepalive: outlivesPage,
    signal: stop === undefined ? limit : AbortSignal.any([limit, stop]),
    headers: {
      Accept: "application/json",
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...headers,
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
