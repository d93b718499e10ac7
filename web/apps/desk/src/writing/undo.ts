/** What was done or is about to be, and can be taken back for eight seconds. */

import type { Announcer } from "@selfcare/ui";
import type { Held } from "../state";

const UNDO_MS = 8_000;

export class Undo {
  private held: Held | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly polite: Announcer;
  private readonly changed: (held: Held | null) => void;

  constructor(polite: Announcer, changed: (held: Held | null) => void) {
    this.polite = polite;
    this.changed = changed;
  }

  /** Done when the time is over, for nothing brings it back. A second deed does not wait for the first. */
  later(said: string, deed: () => Promise<unknown>): void {
    void this.now();
    const now = () => {
      this.end();
      return deed();
    };
    this.hold({ said, undo: () => this.end(), now }, () => void now());
  }

  /** Done already, with a way back. */
  done(said: string, back: () => void): void {
    void this.now();
    const undo = () => {
      this.end();
      back();
    };
    this.hold({ said, undo, now: null }, () => this.end());
  }

  /** Without waiting any longer, where something waits. */
  async now(): Promise<void> {
    await this.held?.now?.();
  }

  /** False where there is nothing that could be. */
  takeBack(): boolean {
    const { held } = this;
    held?.undo();
    return held !== null;
  }

  private hold(held: Held, over: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(over, UNDO_MS);
    this.show(held);
    this.polite.say(held.said);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.show(null);
  }

  private show(held: Held | null): void {
    this.held = held;
    this.changed(held);
  }
}
