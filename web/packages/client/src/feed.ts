/** Reads a conversation as it happens: every message once and in order, whatever the link does. */

import type { Api } from "./api";
import type { FeedHandlers, Writer } from "./handlers";
import type { Reach } from "./reach";
import { Stream } from "./stream";
import type { Conversation, Message } from "./types";

const PAGE = 100;
/** More than that in one go is read, not listened to. */
const TOLD_ONE_BY_ONE = 10;

export class Feed {
  private lastSeq = 0;
  private loaded = false;
  private writing: ReturnType<typeof setTimeout> | undefined;
  private readonly stream: Stream;
  private readonly api: Pick<Api, "messages" | "feedAddress">;
  private readonly conversation: string;
  private readonly handlers: FeedHandlers;

  constructor(
    api: Pick<Api, "messages" | "feedAddress">,
    reach: Pick<Reach, "reached" | "hurry">,
    conversation: string,
    handlers: FeedHandlers,
  ) {
    this.api = api;
    this.conversation = conversation;
    this.handlers = handlers;
    this.stream = new Stream(reach, {
      address: () => api.feedAddress(conversation, this.lastSeq),
      before: () => this.catchUp(),
      events: this.events(),
      link: (link) => handlers.link(link),
      lost: () => this.write(null),
      ended: () => handlers.ended(),
    });
  }

  /** Loads what is there, then follows. */
  start(): Promise<void> {
    return this.stream.start();
  }

  stop(): void {
    this.stream.stop();
    clearTimeout(this.writing);
  }

  readonly hurry = (): void => this.stream.hurry();

  /** A message of ours was taken at this place: a feed that stays behind it does not bring what it should. */
  expect(seq: number, withinMs = 2_000): void {
    setTimeout(() => {
      if (this.lastSeq < seq && this.stream.isOpen) void this.stream.connect();
    }, withinMs);
  }

  private events(): Record<string, (data: never) => unknown> {
    return {
      message: (message: Message) => this.take(message),
      conversation: (now: Conversation) => this.handlers.conversation(now),
      typing: ({ who, seconds }: { who: Writer; seconds: number }) => this.write(who, seconds),
      idle: () => this.write(null),
      ...this.handlers.others,
      beat: ({ seq }: { seq: number }) => this.beat(seq),
      reload: () => this.catchUp(Number.POSITIVE_INFINITY, false),
    };
  }

  /** Whatever it should have brought is here. */
  private async beat(seq: number): Promise<void> {
    if (seq > this.lastSeq) await this.catchUp(seq);
  }

  private async take(message: Message): Promise<void> {
    if (message.seq > this.lastSeq + 1) await this.catchUp(message.seq - 1);
    this.deliver(message, true);
  }

  /** Fetches everything after the last message we have, page by page, up to `until` if that is given. */
  private async catchUp(until = Number.POSITIVE_INFINITY, news = this.loaded): Promise<void> {
    for (;;) {
      const page = await this.api.messages(this.conversation, this.lastSeq, PAGE, this.stream.within);
      if (this.stream.stopped) return;
      const isTold = news && page.messages.length <= TOLD_ONE_BY_ONE;
      for (const message of page.messages) this.deliver(message, isTold);
      if (page.messages.length === 0 || this.lastSeq >= Math.min(page.last_seq, until)) break;
    }
    this.loaded = true;
  }

  private deliver(message: Message, news: boolean): void {
    if (message.seq <= this.lastSeq) return;
    this.lastSeq = message.seq;
    if (message.sender.kind !== "customer") clearTimeout(this.writing);
    this.handlers.message(message, news);
  }

  /** Whoever stops writing does not say so: it is over by itself. */
  private write(who: Writer | null, seconds = 0): void {
    clearTimeout(this.writing);
    this.handlers.typing(who);
    if (who !== null) this.writing = setTimeout(() => this.handlers.typing(null), seconds * 1000);
  }
}
