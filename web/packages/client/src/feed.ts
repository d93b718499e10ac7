/** Reads a conversation as it happens: every message once and in order, whatever the link does. */

import type { Api } from "./api";
import { backoff, isSeen, patience } from "./backoff";
import type { FeedHandlers, Writer } from "./handlers";
import { Problem } from "./problem";
import type { Reach } from "./reach";
import { Silence } from "./silence";
import type { Conversation, Message } from "./types";

/** A link that is away for so long is called offline; we go on trying all the same. */
export const CALLED_OFFLINE_AFTER_MS = 15_000;
/** It was reached a moment ago: an answer that takes longer is slow rather than lost. */
const ANSWERED_WITHIN_MS = 2_500;
const PAGE = 100;
/** More than that in one go is read, not listened to. */
const TOLD_ONE_BY_ONE = 10;

export class Feed {
  private lastSeq = 0;
  private failures = 0;
  /** Tries in a row that got no answer though the server could be reached: it may be slow. */
  private unanswered = 0;
  private lostAt: number | null = null;
  private loaded = false;
  private stopped = false;
  /** A try that was overtaken by a later one is void. */
  private round = 0;
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private longLost: ReturnType<typeof setTimeout> | undefined;
  private writing: ReturnType<typeof setTimeout> | undefined;
  private arriving: Promise<unknown> = Promise.resolve();
  private readonly silence: Silence;
  private readonly api: Pick<Api, "messages" | "feedAddress">;
  private readonly reach: Pick<Reach, "reached" | "hurry">;
  private readonly conversation: string;
  private readonly handlers: FeedHandlers;

  constructor(
    api: Pick<Api, "messages" | "feedAddress">,
    reach: Pick<Reach, "reached" | "hurry">,
    conversation: string,
    handlers: FeedHandlers,
  ) {
    this.api = api;
    this.reach = reach;
    this.conversation = conversation;
    this.handlers = handlers;
    this.silence = new Silence(() => this.doubt(), this.lose);
  }

  /** Loads what is there, then follows. */
  start(): Promise<void> {
    this.handlers.link("connecting");
    addEventListener("offline", this.lose);
    addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.lookedAt);
    return this.connect();
  }

  stop(): void {
    this.stopped = true;
    this.close();
    clearTimeout(this.longLost);
    clearTimeout(this.writing);
    removeEventListener("offline", this.lose);
    removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.lookedAt);
  }

  /** Tries now instead of at the end of the wait, and doubts a connection that looks open: the network is another. */
  readonly hurry = (): void => {
    if (this.stopped) return;
    this.failures = 0;
    if (this.source !== null) this.silence.doubt();
    else this.again();
    this.reach.hurry();
  };

  /** A message of ours was taken at this place: a feed that stays behind it does not bring what it should. */
  expect(seq: number, withinMs = 2_000): void {
    setTimeout(() => {
      if (!this.stopped && this.lastSeq < seq && this.source !== null) void this.connect();
    }, withinMs);
  }

  /** A connection that is still open is kept until another has taken its place. */
  private async connect(): Promise<void> {
    const round = ++this.round;
    try {
      await this.catchUp();
    } catch (error) {
      if (round === this.round) this.afterFailedTry(error);
      return;
    }
    if (!this.stopped && round === this.round) this.listen();
  }

  private afterFailedTry(error: unknown): void {
    if (error instanceof Problem && [401, 403, 404].includes(error.status)) {
      this.stop();
      this.handlers.ended();
      return;
    }
    if (!(error instanceof Problem)) this.unanswered += 1;
    this.lose();
  }

  private listen(): void {
    this.close();
    const source = new EventSource(this.api.feedAddress(this.conversation, this.lastSeq));
    this.source = source;
    this.silence.begin(patience(this.unanswered, ANSWERED_WITHIN_MS), () => this.afterFailedTry(null));
    source.addEventListener("open", () => this.opened(source));
    source.addEventListener("error", this.lose);
    this.on<Message>(source, "message", (message) => this.take(message));
    this.on<Conversation>(source, "conversation", (now) => this.handlers.conversation(now));
    this.on<{ who: Writer; seconds: number }>(source, "typing", ({ who, seconds }) =>
      this.write(who, seconds),
    );
    this.on(source, "idle", () => this.write(null));
    for (const [name, act] of Object.entries(this.handlers.others ?? {})) this.on(source, name, act);
    this.on<{ seq: number }>(source, "beat", ({ seq }) => this.beat(seq));
    this.on(source, "reload", () => this.catchUp(Number.POSITIVE_INFINITY, false));
  }

  private opened(source: EventSource): void {
    if (this.source !== source) return;
    this.unanswered = 0;
    this.lostAt = null;
    clearTimeout(this.longLost);
    this.silence.hear();
    this.handlers.link("live");
  }

  /** One event after the other, even when one of them has to fetch what is missing. */
  private on<Data>(source: EventSource, name: string, act: (data: Data) => unknown): void {
    source.addEventListener(name, (event) => {
      if (this.source === source) this.hear();
      this.arriving = this.arriving
        .then(() => this.source === source && act(JSON.parse((event as MessageEvent<string>).data)))
        .catch((error: unknown) => this.afterFailedTry(error));
    });
  }

  /** It has lasted for a while, and whatever it should have brought is here. */
  private async beat(seq: number): Promise<void> {
    this.failures = 0;
    if (seq > this.lastSeq) await this.catchUp(seq);
  }

  private async take(message: Message): Promise<void> {
    if (message.seq > this.lastSeq + 1) await this.catchUp(message.seq - 1);
    this.deliver(message, true);
  }

  /** Fetches everything after the last message we have, page by page, up to `until` if that is given. */
  private async catchUp(until = Number.POSITIVE_INFINITY, news = this.loaded): Promise<void> {
    for (;;) {
      const within = patience(this.unanswered, ANSWERED_WITHIN_MS);
      const page = await this.api.messages(this.conversation, this.lastSeq, PAGE, within);
      if (this.stopped) return;
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

  private hear(): void {
    // It was only slow: whatever was to take its place is not needed.
    if (this.silence.isDoubted) this.round += 1;
    this.silence.hear();
  }

  private readonly lookedAt = (): void => {
    if (this.stopped || !isSeen()) return;
    if (this.source === null) this.hurry();
    else this.silence.listen();
  };

  /** Too quiet. A connection can be dead and look open; if the server can be reached, a new one will tell. */
  private doubt(): void {
    const source = this.source;
    void this.reach.reached().then(() => {
      if (this.source === source && this.silence.isDoubted && !this.stopped) void this.connect();
    });
  }

  /** The browser would reconnect by itself, but at a fixed pace and without saying so; we do it instead. */
  private readonly lose = (): void => {
    if (this.stopped) return;
    this.close();
    this.failures += 1;
    if (this.lostAt === null) {
      this.lostAt = Date.now();
      this.longLost = setTimeout(() => this.tellOfLoss(), CALLED_OFFLINE_AFTER_MS);
    }
    this.write(null);
    this.tellOfLoss();
    // The first time at once: most often a connection was cut, and nothing else.
    this.timer = setTimeout(() => this.again(), this.failures === 1 ? 0 : backoff(this.failures - 1));
  };

  private again(): void {
    clearTimeout(this.timer);
    const round = this.round;
    void this.reach.reached().then(() => {
      if (round === this.round && this.source === null && !this.stopped) void this.connect();
    });
  }

  private tellOfLoss(): void {
    const isLong = Date.now() - (this.lostAt ?? Date.now()) >= CALLED_OFFLINE_AFTER_MS;
    this.handlers.link(isLong || navigator.onLine === false ? "offline" : "reconnecting");
  }

  private close(): void {
    this.round += 1;
    clearTimeout(this.timer);
    this.silence.end();
    this.source?.close();
    this.source = null;
  }
}
