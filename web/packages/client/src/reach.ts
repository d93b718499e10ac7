/** Finds out when the server can be reached again, by a question that costs it nothing. */

import { backoff, isSeen } from "./backoff";

/** Browsers open six connections to one server, and every one of them may be stuck: the others are for what has to be said. */
const MOST_AT_ONCE = 2;
const GIVEN_UP_AFTER_MS = 10_000;
/** What a browser has open and idle may all be dead, and is what it asks over first: each question uses up one of them. */
const KEPT_IDLE = 4;
const SOON_MS = 120;

export class Reach {
  private found: { promise: Promise<void>; resolve: () => void } | null = null;
  private asked: AbortController[] = [];
  private questions = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly ask: (signal: AbortSignal) => Promise<void>;

  constructor(ask: (signal: AbortSignal) => Promise<void>) {
    this.ask = ask;
  }

  /** Resolves with the first answer. Whoever asks meanwhile waits for the same one. */
  reached(): Promise<void> {
    if (this.found === null) {
      let resolve = () => {};
      const promise = new Promise<void>((done) => {
        resolve = done;
      });
      this.found = { promise, resolve };
      this.questions = 0;
      this.askNow();
    }
    return this.found.promise;
  }

  /** Asks now instead of at the end of the wait. */
  hurry(): void {
    if (this.found === null) return;
    this.questions = 0;
    this.askNow();
  }

  /** A question that a dead connection has swallowed must not hold up the next, so each goes its own way. */
  private askNow(): void {
    clearTimeout(this.timer);
    this.questions += 1;
    // The oldest stays: on a slow link it is the one that gets through.
    if (this.asked.length >= MOST_AT_ONCE) this.asked.splice(1, 1)[0]?.abort();
    const question = new AbortController();
    const giveUp = setTimeout(() => question.abort(), GIVEN_UP_AFTER_MS);
    this.asked.push(question);
    this.ask(question.signal)
      .then(
        () => this.answered(),
        () => undefined,
      )
      .finally(() => {
        clearTimeout(giveUp);
        this.asked = this.asked.filter((one) => one !== question);
      });
    this.timer = setTimeout(() => this.askNow(), this.pause());
  }

  private answered(): void {
    clearTimeout(this.timer);
    const [found, asked] = [this.found, this.asked];
    this.found = null;
    this.asked = [];
    for (const question of asked) question.abort();
    found?.resolve();
  }

  /** At once for what is kept idle. Then half a second at most, a second, never the same for everybody; rarely while
   * nobody looks. */
  private pause(): number {
    if (this.questions <= KEPT_IDLE) return SOON_MS * (1 + Math.random());
    return backoff(isSeen() ? Math.min(this.questions - KEPT_IDLE, 2) : this.questions - KEPT_IDLE);
  }
}
