/** Notices when a connection that looks open brings nothing any more. */

import { isSeen } from "./backoff";

/** The server says something every 2 s. After so much silence it is asked whether it can be reached at all. */
const DOUBTED_AFTER_MS = 2_300;
const DOUBTED_UNSEEN_AFTER_MS = 10_000;
/** After so much more the connection is given up. */
const LOST_AFTER_MS = 1_700;

export class Silence {
  private heardAt: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  isDoubted = false;
  private readonly doubted: () => void;
  private readonly lost: () => void;

  constructor(doubted: () => void, lost: () => void) {
    this.doubted = doubted;
    this.lost = lost;
  }

  hear(): void {
    this.heardAt = Date.now();
    this.isDoubted = false;
    this.listen();
  }

  /** Somebody looks at the page again: what was soon enough before is not now. */
  readonly listen = (): void => {
    if (this.heardAt === null || this.isDoubted) return;
    clearTimeout(this.timer);
    const left = this.heardAt + (isSeen() ? DOUBTED_AFTER_MS : DOUBTED_UNSEEN_AFTER_MS) - Date.now();
    this.timer = setTimeout(() => this.doubt(), Math.max(0, left));
  };

  doubt(): void {
    if (this.isDoubted) return;
    this.isDoubted = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.lost, LOST_AFTER_MS);
    this.doubted();
  }

  /** The first sign of a connection may take as long as an answer does. */
  begin(withinMs: number, missed: () => void): void {
    this.end();
    this.timer = setTimeout(missed, withinMs);
  }

  end(): void {
    clearTimeout(this.timer);
    this.heardAt = null;
    this.isDoubted = false;
  }
}
