/** What the customer has said and the server has not taken yet: one at a time, in order, each safe to repeat. */

import { backoff, patience } from "./backoff";
import { Problem } from "./problem";
import type { Reach } from "./reach";
import type { Media, Message, NewMessage } from "./types";

export interface Outgoing {
  /** Stays the same on every try, so that the server stores the message once. */
  id: string;
  /** What the bubble shows; for a choice its title. */
  shown: string;
  body: Omit<NewMessage, "client_message_id">;
  /** The files it sends, which were brought before. */
  media?: readonly Media[];
  /** `waiting`: not through yet, tried again by itself. `refused`: only the customer can try again. */
  state: "sending" | "waiting" | "refused";
  refusal: "too-long" | "choice-over" | "other" | null;
  at: string;
  /** The last place in the conversation when it was written: a refused one stays there. */
  after: number;
}

export interface OutboxHandlers {
  send(message: NewMessage, withinMs: number): Promise<Message>;
  changed(items: readonly Outgoing[]): void;
  taken(message: Message): void;
  refused(item: Outgoing): void;
  /** The session has gone: these were never taken. */
  ended(unsent: readonly Outgoing[]): void;
}

/** The session has gone, or the conversation: it has ended, or goes on at another place of the customer's. */
export function isOver(error: unknown): boolean {
  const over = ["conversation-closed", "conversation-unknown"];
  return error instanceof Problem && (error.status === 401 || over.some((kind) => error.is(kind)));
}

const AGAIN_LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

export class Outbox {
  private items: readonly Outgoing[] = [];
  private failures = 0;
  private busy = false;
  private stopped = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly handlers: OutboxHandlers;
  private readonly reach: Pick<Reach, "reached">;

  constructor(handlers: OutboxHandlers, reach: Pick<Reach, "reached">, kept: readonly Outgoing[] = []) {
    this.handlers = handlers;
    this.reach = reach;
    this.items = kept.map((item) =>
      item.state === "refused" ? item : { ...item, state: "waiting" as const },
    );
  }

  add(body: Outgoing["body"], shown: string, after: number, media: readonly Media[] = []): void {
    const [id, at] = [crypto.randomUUID(), new Date().toISOString()];
    const item: Outgoing = { id, shown, body, media, state: "sending", refusal: null, at, after };
    this.change([...this.items, item]);
    this.flush();
  }

  /** The customer's own "Try again". A refused id may be taken, so this is a new message. */
  tryAgain(id: string, after: number): void {
    const item = this.items.find((one) => one.id === id);
    if (item?.state !== "refused") return;
    this.change(this.items.filter((one) => one !== item));
    this.add(item.body, item.shown, after, item.media);
  }

  remove(id: string): void {
    if (this.items.some((item) => item.id === id)) this.change(this.items.filter((item) => item.id !== id));
  }

  /** Sends what waits, now. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.busy) void this.sendNext();
  }

  /** Nothing more is sent from here; what is under way is heard of no more. */
  stop(): void {
    this.stopped = true;
    this.clear();
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.change([]);
  }

  private async sendNext(): Promise<void> {
    const item = this.items.find((one) => one.state !== "refused");
    if (item === undefined) return;
    this.busy = true;
    try {
      const body = { client_message_id: item.id, ...item.body };
      const message = await this.handlers.send(body, patience(this.failures));
      this.failures = 0;
      this.handlers.taken(message);
      this.remove(item.id);
    } catch (error) {
      if (this.stopped || !this.afterFailure(item, error)) return;
    } finally {
      this.busy = false;
    }
    void this.sendNext();
  }

  /** True if the next message can be sent at once. */
  private afterFailure(item: Outgoing, error: unknown): boolean {
    const problem = error instanceof Problem ? error : null;
    if (problem === null || AGAIN_LATER.has(problem.status)) {
      this.wait(item, problem);
      return false;
    }
    if (isOver(problem)) {
      const unsent = this.items;
      this.clear();
      this.handlers.ended(unsent);
      return false;
    }
    this.refuse(item, problem);
    return true;
  }

  private wait(item: Outgoing, problem: Problem | null): void {
    this.failures += 1;
    this.replace(item, { ...item, state: "waiting" });
    clearTimeout(this.timer);
    const seconds = problem?.retryAfter ?? null;
    const pause = seconds === null ? backoff(this.failures) : seconds * 1000;
    // Nobody answered: once somebody can, it goes without a further wait the first time.
    if (problem === null) void this.whenReached(this.failures === 1 ? 0 : pause);
    else this.timer = setTimeout(() => this.flush(), pause);
  }

  private async whenReached(pause: number): Promise<void> {
    const failures = this.failures;
    await this.reach.reached();
    if (this.failures === failures) this.timer = setTimeout(() => this.flush(), pause);
  }

  private refuse(item: Outgoing, problem: Problem): void {
    const refused: Outgoing = { ...item, state: "refused", refusal: refusalOf(item, problem) };
    this.replace(item, refused);
    this.handlers.refused(refused);
  }

  private replace(item: Outgoing, by: Outgoing): void {
    this.change(this.items.map((one) => (one.id === item.id ? by : one)));
  }

  private change(items: readonly Outgoing[]): void {
    this.items = items;
    this.handlers.changed(items);
  }
}

function refusalOf({ body }: Outgoing, problem: Problem): Outgoing["refusal"] {
  if (problem.is("choice-over")) return "choice-over";
  return problem.status === 422 && (body.text?.length ?? 0) > 4000 ? "too-long" : "other";
}
