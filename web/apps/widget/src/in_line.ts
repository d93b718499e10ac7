/** Where the customer stands who waits for a person, kept up to date while they wait, and who has taken them up. */

import { type Conversation, type Handoff, isSeen, type OwnApi } from "@selfcare/client";

/** Others leave the line without a word in this conversation: so often is asked. */
const LOOK_EVERY_MS = 5_000;
/** Somebody is being asked, and may be there at any moment. */
const LOOK_SOON_MS = 1_000;
/** One colleague may take over from another. */
const LOOK_AGAIN_MS = 20_000;

export class InLine {
  state: Handoff | null = null;
  /** The place was a better one before. */
  rose = false;
  leaving: "no" | "going" | "failed" = "no";
  private owner: Conversation["owner"] = "bot";
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly api: Pick<OwnApi, "handoff" | "leaveLine">;
  private readonly changed: () => void;

  constructor(api: Pick<OwnApi, "handoff" | "leaveLine">, changed: () => void) {
    this.api = api;
    this.changed = changed;
  }

  /** The conversation is as it is now: whoever owns it has changed, or not. */
  now({ owner }: Pick<Conversation, "owner">): void {
    if (owner === this.owner) return;
    this.owner = owner;
    if (owner === "waiting" || owner === "agent") void this.look();
    else this.forget(owner);
  }

  /** Back to the assistant. Where it does not get through, the customer still waits and is told so. */
  async leave(): Promise<void> {
    if (this.leaving === "going") return;
    this.leaving = "going";
    this.changed();
    try {
      await this.api.leaveLine();
      // That it is the assistant's again, the feed says.
      this.leaving = "no";
    } catch {
      this.leaving = "failed";
    }
    this.changed();
  }

  forget(owner: Conversation["owner"] = "bot"): void {
    clearTimeout(this.timer);
    this.round += 1;
    this.owner = owner;
    this.state = null;
    this.rose = false;
    this.leaving = "no";
    this.changed();
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    const round = ++this.round;
    if (isSeen()) await this.ask(round);
    if (round !== this.round) return;
    this.timer = setTimeout(() => void this.look(), this.pause());
  }

  private pause(): number {
    if (this.state?.state === "with_agent") return LOOK_AGAIN_MS;
    return this.state?.state === "called" ? LOOK_SOON_MS : LOOK_EVERY_MS;
  }

  private async ask(round: number): Promise<void> {
    try {
      const now = await this.api.handoff();
      if (round !== this.round) return;
      const before = this.state?.place ?? null;
      const place = now.place ?? null;
      if (place !== before) this.rose = before !== null && place !== null && place > before;
      this.state = now;
      this.changed();
    } catch {
      // What was known stays; it is asked again.
    }
  }
}
