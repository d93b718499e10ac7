/** Where the customer stands who waits for a person, kept up to date while they wait, and who has taken them up. */

import { type Conversation, type Handoff, isSeen, type OwnApi, Problem } from "@selfcare/client";

/** Others leave the line without a word in this conversation: so often is asked. */
const LOOK_EVERY_MS = 5_000;
/** Somebody is being asked, and may be there at any moment. */
const LOOK_SOON_MS = 1_000;
/** One colleague may take over from another. */
const LOOK_AGAIN_MS = 20_000;

/** Which of the two ways out is being gone. */
type Leaving = "no" | "back" | "by_text";
type LineApi = Pick<OwnApi, "handoff" | "leaveLine" | "waitByText">;

export class InLine {
  state: Handoff | null = null;
  /** The place was a better one before. */
  rose = false;
  leaving: Leaving = "no";
  /** Why it did not work, in the server's words; empty where nobody answered. */
  refused: string | null = null;
  private owner: Conversation["owner"] = "bot";
  private round = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly api: LineApi;
  private readonly changed: () => void;

  constructor(api: LineApi, changed: () => void) {
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
  leave(): Promise<boolean> {
    return this.go("back", () => this.api.leaveLine());
  }

  /** The place is kept, and whoever takes it answers by text. */
  leaveByText(): Promise<boolean> {
    return this.go("by_text", () => this.api.waitByText());
  }

  /** True once it is done. That it is the assistant's again, the feed says. */
  private async go(way: Leaving, request: () => Promise<Handoff>): Promise<boolean> {
    if (this.leaving !== "no") return false;
    this.leaving = way;
    this.refused = null;
    this.changed();
    try {
      await request();
    } catch (error) {
      this.refused = error instanceof Problem && error.status < 500 ? error.detail : "";
    }
    this.leaving = "no";
    this.changed();
    return this.refused === null;
  }

  forget(owner: Conversation["owner"] = "bot"): void {
    clearTimeout(this.timer);
    this.round += 1;
    this.owner = owner;
    this.state = null;
    this.rose = false;
    this.leaving = "no";
    this.refused = null;
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
