/** Reads a conversation as it happens: every message once and in order, whatever the link does. */

import type { Api } from "./api";
import { backoff } from "./backoff";
import { Problem } from "./problem";
import type { Conversation, Message } from "./types";

export type Link = "connecting" | "live" | "reconnecting" | "offline";

export interface FeedHandlers {
  /** `news` is false for what is history: there when the page was opened, or too much to be told one by one. */
  message(message: Message, news: boolean): void;
  conversation(conversation: Conversation): void;
  typing(on: boolean): void;
  link(link: Link): void;
  /** The cookie has gone, or the conversation is not ours: nothing more will come. */
  ended(): void;
}

/** So many failures in a row are called offline; we go on trying all the same. */
export const CALLED_OFFLINE_AFTER = 6;
const PAGE = 100;

export class Feed {
  private lastSeq = 0;
  private failures = 0;
  private loaded = false;
  private stopped = false;
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private arriving: Promise<void> = Promise.resolve();
  private readonly api: Pick<Api, "messages" | "feedAddress">;
  private readonly conversation: string;
  private readonly handlers: FeedHandlers;

  constructor(api: Pick<Api, "messages" | "feedAddress">, conversation: string, handlers: FeedHandlers) {
    this.api = api;
    this.conversation = conversation;
    this.handlers = handlers;
  }

  /** Loads what is there, then follows. */
  start(): Promise<void> {
    this.handlers.link("connecting");
    addEventListener("offline", this.lose);
    addEventListener("online", this.hurry);
    return this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.close();
    removeEventListener("offline", this.lose);
    removeEventListener("online", this.hurry);
  }

  /** Tries now instead of at the end of the wait, as when the network is back or the page is looked at again. */
  readonly hurry = (): void => {
    if (this.stopped || this.source !== null) return;
    clearTimeout(this.timer);
    void this.connect();
  };

  /** A message of ours was taken at this place: a feed that stays behind it is dead, though it looks open. */
  expect(seq: number, withinMs = 5_000): void {
    setTimeout(() => {
      if (!this.stopped && this.lastSeq < seq && this.source !== null) this.lose();
    }, withinMs);
  }

  private async connect(): Promise<void> {
    try {
      await this.catchUp();
    } catch (error) {
      this.afterFailedTry(error);
      return;
    }
    if (!this.stopped) this.listen();
  }

  private afterFailedTry(error: unknown): void {
    if (error instanceof Problem && [401, 403, 404].includes(error.status)) {
      this.stop();
      this.handlers.ended();
    } else {
      this.lose();
    }
  }

  private listen(): void {
    this.close();
    const source = new EventSource(this.api.feedAddress(this.conversation, this.lastSeq));
    this.source = source;
    source.addEventListener("open", () => {
      this.failures = 0;
      this.handlers.link("live");
    });
    source.addEventListener("error", this.lose);
    this.on<Message>(source, "message", (message) => this.take(message));
    this.on<Conversation>(source, "conversation", (conversation) => this.handlers.conversation(conversation));
    this.on(source, "typing", () => this.handlers.typing(true));
    this.on(source, "idle", () => this.handlers.typing(false));
    this.on(source, "reload", () => this.catchUp(Number.POSITIVE_INFINITY, false));
  }

  /** One event after the other, even when one of them has to fetch what is missing. */
  private on<Data>(source: EventSource, name: string, act: (data: Data) => unknown): void {
    source.addEventListener(name, (event) => {
      this.arriving = this.arriving
        .then(() =>
          this.source === source ? act(JSON.parse((event as MessageEvent<string>).data)) : undefined,
        )
        .then(
          () => undefined,
          (error: unknown) => this.afterFailedTry(error),
        );
    });
  }

  private async take(message: Message): Promise<void> {
    if (message.seq > this.lastSeq + 1) await this.catchUp(message.seq - 1);
    this.deliver(message, true);
  }

  /** Fetches everything after the last message we have, page by page, up to `until` if that is given. */
  private async catchUp(until = Number.POSITIVE_INFINITY, news = this.loaded): Promise<void> {
    for (;;) {
      const page = await this.api.messages(this.conversation, this.lastSeq, PAGE);
      if (this.stopped) return;
      for (const message of page.messages) this.deliver(message, news);
      if (page.messages.length === 0 || this.lastSeq >= Math.min(page.last_seq, until)) break;
    }
    this.loaded = true;
  }

  private deliver(message: Message, news: boolean): void {
    if (message.seq <= this.lastSeq) return;
    this.lastSeq = message.seq;
    this.handlers.message(message, news);
  }

  /** The browser would reconnect by itself, but at a fixed pace and without saying so; we do it instead. */
  private readonly lose = (): void => {
    if (this.stopped) return;
    this.close();
    this.failures += 1;
    this.handlers.typing(false);
    const offline = navigator.onLine === false || this.failures >= CALLED_OFFLINE_AFTER;
    this.handlers.link(offline ? "offline" : "reconnecting");
    this.timer = setTimeout(this.hurry, backoff(this.failures));
  };

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}
