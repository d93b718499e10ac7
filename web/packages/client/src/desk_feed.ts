/** Follows what concerns an agent. An event says only that something changed; whoever hears it reads it again. */

import { backoff, isSeen, patience } from "./backoff";
import type { Link } from "./handlers";
import { Problem } from "./problem";
import type { Reach } from "./reach";
import { Silence } from "./silence";

export const DESK_NEWS = ["queue", "chats", "state", "mention", "board"] as const;
export type DeskNews = (typeof DESK_NEWS)[number];

const ANSWERED_WITHIN_MS = 2_500;

export interface DeskFeedHandlers {
  changed(what: DeskNews): void;
  link(link: Link): void;
  /** Nobody is logged in any more. */
  ended(): void;
}

export class DeskFeed {
  /** When the server was last heard: what is shown is as of then. */
  heardAt = Date.now();
  private failures = 0;
  private stopped = false;
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly silence: Silence;
  private readonly address: string;
  private readonly stillIn: () => Promise<unknown>;
  private readonly reach: Pick<Reach, "reached" | "hurry">;
  private readonly handlers: DeskFeedHandlers;

  constructor(
    address: string,
    stillIn: () => Promise<unknown>,
    reach: Pick<Reach, "reached" | "hurry">,
    handlers: DeskFeedHandlers,
  ) {
    this.address = address;
    this.stillIn = stillIn;
    this.reach = reach;
    this.handlers = handlers;
    this.silence = new Silence(() => this.doubt(), this.lose);
  }

  start(): void {
    addEventListener("offline", this.lose);
    addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.lookedAt);
    this.handlers.link("connecting");
    this.listen();
  }

  stop(): void {
    this.stopped = true;
    this.close();
    removeEventListener("offline", this.lose);
    removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.lookedAt);
  }

  /** Tries now instead of at the end of the wait. */
  readonly hurry = (): void => {
    if (this.stopped) return;
    this.failures = 0;
    if (this.source !== null) this.silence.doubt();
    else this.again();
    this.reach.hurry();
  };

  private listen(): void {
    this.close();
    if (this.stopped) return;
    const source = new EventSource(this.address);
    this.source = source;
    this.silence.begin(patience(this.failures, ANSWERED_WITHIN_MS), this.lose);
    source.addEventListener("open", () => {
      this.hear(source);
      this.handlers.link("live");
    });
    source.addEventListener("error", this.lose);
    source.addEventListener("beat", () => {
      this.failures = 0;
      this.hear(source);
    });
    for (const what of DESK_NEWS) source.addEventListener(what, () => this.tell(source, what));
  }

  private tell(source: EventSource, what: DeskNews): void {
    this.hear(source);
    if (this.source === source) this.handlers.changed(what);
  }

  private hear(source: EventSource): void {
    if (this.source !== source) return;
    this.heardAt = Date.now();
    this.silence.hear();
  }

  /** Too quiet. If the server can be reached, a new connection will tell. */
  private doubt(): void {
    const source = this.source;
    void this.reach.reached().then(() => {
      if (this.source === source && this.silence.isDoubted && !this.stopped) this.listen();
    });
  }

  private readonly lookedAt = (): void => {
    if (this.stopped || !isSeen()) return;
    if (this.source === null) this.hurry();
    else this.silence.listen();
  };

  private readonly lose = (): void => {
    if (this.stopped) return;
    this.close();
    this.failures += 1;
    this.handlers.link("reconnecting");
    this.timer = setTimeout(() => this.again(), this.failures === 1 ? 0 : backoff(this.failures - 1));
  };

  /** A feed that is refused does not say why: asked with a plain request, the server does. */
  private again(): void {
    clearTimeout(this.timer);
    void this.reach
      .reached()
      .then(() => (this.stopped || this.source !== null ? undefined : this.stillIn()))
      .then(
        () => (this.source === null ? this.listen() : undefined),
        (error: unknown) => this.refused(error),
      );
  }

  private refused(error: unknown): void {
    if (this.stopped) return;
    if (error instanceof Problem && error.status === 401) {
      this.stop();
      this.handlers.ended();
    } else this.lose();
  }

  private close(): void {
    clearTimeout(this.timer);
    this.silence.end();
    this.source?.close();
    this.source = null;
  }
}
