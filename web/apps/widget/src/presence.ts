/** What the other side is told without a word being sent: that the customer is writing, and how far they have seen. */

import { type Api, isSeen } from "@selfcare/client";

/** It is over by itself after 6 s, so whoever goes on writing says so again before. */
const WRITING_AGAIN_MS = 3_000;
/** What comes in one breath is told at once. */
const SEEN_TOGETHER_MS = 700;

export class Presence {
  private toldAt = 0;
  private saw = 0;
  private told = 0;
  private isTelling = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly api: Pick<Api, "writing" | "seen">;
  private readonly conversation: string;

  constructor(api: Pick<Api, "writing" | "seen">, conversation: string) {
    this.api = api;
    this.conversation = conversation;
  }

  writes(): void {
    if (Date.now() - this.toldAt < WRITING_AGAIN_MS) return;
    this.toldAt = Date.now();
    // Nobody misses it if it is lost.
    this.api.writing(this.conversation).catch(() => undefined);
  }

  /** Only what the customer can have seen: the page is in sight, and the message too. */
  sees(seq: number): void {
    if (!isSeen() || seq <= this.saw) return;
    this.saw = seq;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), SEEN_TOGETHER_MS);
  }

  /** One at a time. What could not be told is told with what comes next, or when the link is back. */
  again(): void {
    if (this.saw > this.told && !this.isTelling) void this.tell();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async tell(): Promise<void> {
    const seq = this.saw;
    this.isTelling = true;
    try {
      await this.api.seen(this.conversation, seq);
      this.told = seq;
    } catch {
      return;
    } finally {
      this.isTelling = false;
    }
    this.again();
  }
}
