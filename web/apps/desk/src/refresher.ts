/** Reads something again when told to: one reading at a time, and once more if it was told meanwhile. */

import { backoff, Problem } from "@selfcare/client";

export class Refresher {
  private busy = false;
  private wanted = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly read: () => Promise<void>;
  private readonly ended: () => void;

  constructor(read: () => Promise<void>, ended: () => void) {
    this.read = read;
    this.ended = ended;
  }

  readonly again = (): void => {
    clearTimeout(this.timer);
    if (this.busy) this.wanted = true;
    else void this.run();
  };

  stop(): void {
    clearTimeout(this.timer);
    this.wanted = false;
  }

  private async run(): Promise<void> {
    this.busy = true;
    this.wanted = false;
    try {
      await this.read();
      this.failures = 0;
    } catch (error) {
      this.failed(error);
    } finally {
      this.busy = false;
    }
    if (this.wanted) this.again();
  }

  private failed(error: unknown): void {
    const status = error instanceof Problem ? error.status : 503;
    if (status === 401) this.ended();
    // What is refused for good is not asked again; it shows as it was.
    if (status < 500 && status !== 429) return;
    this.failures += 1;
    this.timer = setTimeout(this.again, backoff(this.failures));
  }
}
