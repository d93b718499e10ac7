/** A connection that is listened to, whatever the link does: opened anew when it breaks, doubted when it is quiet. */

import { backoff, isSeen, patience } from "./backoff";
import type { Link } from "./handlers";
import { Problem } from "./problem";
import type { Reach } from "./reach";
import { Silence } from "./silence";

/** A link that is away for so long is called offline; we go on trying all the same. */
export const CALLED_OFFLINE_AFTER_MS = 15_000;
/** It was reached a moment ago: an answer that takes longer is slow rather than lost. */
const ANSWERED_WITHIN_MS = 2_500;

export interface StreamHandlers {
  address(): string;
  /** Done before each connection, with so long to wait for an answer. What it refuses, the feed would refuse. */
  before(withinMs: number): Promise<unknown>;
  /** One event after the other, by its name; `beat` among them. */
  events: Readonly<Record<string, (data: never) => unknown>>;
  link(link: Link): void;
  /** The connection is gone, for now. */
  lost?(): void;
  /** Nothing more will come. */
  ended(): void;
}

export class Stream {
  /** When the server was last heard: what is shown is as of then. */
  heardAt = Date.now();
  stopped = false;
  private failures = 0;
  /** Tries in a row that got no answer though the server could be reached: it may be slow. */
  private unanswered = 0;
  private lostAt: number | null = null;
  /** A try that was overtaken by a later one is void. */
  private round = 0;
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private longLost: ReturnType<typeof setTimeout> | undefined;
  private arriving: Promise<unknown> = Promise.resolve();
  private readonly silence: Silence;
  private readonly reach: Pick<Reach, "reached" | "hurry">;
  private readonly handlers: StreamHandlers;

  constructor(reach: Pick<Reach, "reached" | "hurry">, handlers: StreamHandlers) {
    this.reach = reach;
    this.handlers = handlers;
    this.silence = new Silence(() => this.doubt(), this.lose);
  }

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

  get isOpen(): boolean {
    return this.source !== null && !this.stopped;
  }

  /** How long an answer may take by now. */
  get within(): number {
    return patience(this.unanswered, ANSWERED_WITHIN_MS);
  }

  /** A connection that is still open is kept until another has taken its place. */
  async connect(): Promise<void> {
    const round = ++this.round;
    try {
      await this.handlers.before(this.within);
    } catch (error) {
      if (round === this.round) this.afterFailedTry(error);
      return;
    }
    if (!this.stopped && round === this.round) this.listen();
  }

  private afterFailedTry(error: unknown): void {
    if (this.stopped) return;
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
    const source = new EventSource(this.handlers.address());
    this.source = source;
    this.silence.begin(this.within, () => this.afterFailedTry(null));
    source.addEventListener("open", () => this.opened(source));
    source.addEventListener("error", this.lose);
    for (const [name, act] of Object.entries(this.handlers.events)) this.on(source, name, act);
  }

  private opened(source: EventSource): void {
    if (this.source !== source) return;
    this.unanswered = 0;
    this.lostAt = null;
    clearTimeout(this.longLost);
    this.heard();
    this.handlers.link("live");
  }

  /** One event after the other, even when one of them has to fetch what is missing. */
  private on(source: EventSource, name: string, act: (data: never) => unknown): void {
    source.addEventListener(name, (event) => {
      if (this.source === source) this.hear(name);
      this.arriving = this.arriving
        .then(() => this.source === source && act(JSON.parse((event as MessageEvent<string>).data) as never))
        .catch((error: unknown) => this.afterFailedTry(error));
    });
  }

  private hear(name: string): void {
    // It was only slow: whatever was to take its place is not needed.
    if (this.silence.isDoubted) this.round += 1;
    // It has lasted for a while.
    if (name === "beat") this.failures = 0;
    this.heard();
  }

  private heard(): void {
    this.heardAt = Date.now();
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
    this.handlers.lost?.();
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
