/** What an agent has written and the server has not taken yet: it waits for the undo, survives a reload, goes once. */

import { backoff, type Media, NoAnswer, Problem, patience, type Reach } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { keep, kept } from "../kept";

export type Mode = "reply" | "note";

export interface Outgoing {
  /** Stays the same on every try, so that it is kept once. */
  id: string;
  conversation: string;
  mode: Mode;
  text: string;
  mentions: readonly string[];
  files: readonly Media[];
  /** The last message the agent had seen when they wrote. */
  seenSeq: number;
  anyway: boolean;
  at: string;
  /** When it goes; until then it can be undone. */
  goesAt: number;
  /** `held`: something came meanwhile, the agent decides. `refused`: it was not taken, and says why. */
  state: "undo" | "sending" | "waiting" | "held" | "refused";
  why: string;
}

export type Written = Pick<Outgoing, "conversation" | "mode" | "text" | "mentions" | "files" | "seenSeq">;

export interface OutboxHandlers {
  send(item: Outgoing, withinMs: number): Promise<void>;
  /** Off while what is shown is old. */
  canSend(): boolean;
  /** Somebody else has the conversation by now. */
  moved(item: Outgoing, problem: Problem): void;
  held(item: Outgoing): void;
  refused(item: Outgoing): void;
  ended(): void;
}

/** How long a web reply can be taken back. Texts go at once: nothing brings them back. */
export const UNDO_MS = 3_000;
const AGAIN_LATER = new Set([408, 425, 429, 500, 502, 503, 504]);
const MOVED = ["changed-hands", "not-yours", "conversation-closed"];

export class Outbox extends Store<readonly Outgoing[]> {
  private busy = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly place: string;
  private readonly reach: Pick<Reach, "reached">;
  private readonly handlers: OutboxHandlers;

  constructor(agent: string, reach: Pick<Reach, "reached">, handlers: OutboxHandlers) {
    const place = `talk.outbox.${agent}`;
    const left = kept<Outgoing[]>(place, []);
    super(left.map((item) => (item.state === "sending" ? { ...item, state: "waiting" } : item)));
    this.place = place;
    this.reach = reach;
    this.handlers = handlers;
  }

  add(written: Written, undoMs: number): void {
    const now = Date.now();
    const state = undoMs > 0 ? "undo" : "sending";
    this.show([
      ...this.state,
      {
        ...written,
        id: crypto.randomUUID(),
        anyway: false,
        at: new Date(now).toISOString(),
        goesAt: now + undoMs,
        state,
        why: "",
      },
    ]);
    this.flush();
  }

  /** Taken out, for the agent to change; undefined where it has gone already. */
  takeBack(id: string): Outgoing | undefined {
    const item = this.state.find((one) => one.id === id && one.state !== "sending");
    if (item !== undefined) this.remove(id);
    return item;
  }

  sendAnyway(id: string, seenSeq: number): void {
    this.replace(id, { state: "waiting", anyway: true, seenSeq, why: "" });
    this.flush();
  }

  /** Sends whatever is due, now. */
  readonly flush = (): void => {
    clearTimeout(this.timer);
    if (this.busy || !this.handlers.canSend()) return;
    const next = this.state.find((item) => item.state !== "held" && item.state !== "refused");
    if (next === undefined) return;
    const left = next.goesAt - Date.now();
    if (left > 0) this.timer = setTimeout(this.flush, left);
    else void this.sendNow(next);
  };

  stop(): void {
    clearTimeout(this.timer);
  }

  private async sendNow(item: Outgoing): Promise<void> {
    this.busy = true;
    this.replace(item.id, { state: "sending" });
    try {
      await this.handlers.send(item, patience(this.failures));
      this.failures = 0;
      this.remove(item.id);
    } catch (error) {
      this.failed(item, error);
      if (this.failures > 0) return;
    } finally {
      this.busy = false;
    }
    this.flush();
  }

  private failed(item: Outgoing, error: unknown): void {
    if (!(error instanceof Problem) || AGAIN_LATER.has(error.status)) {
      this.wait(item, error);
      return;
    }
    this.failures = 0;
    if (error.status === 401) {
      this.replace(item.id, { state: "waiting" });
      this.handlers.ended();
    } else if (error.is("something-came")) {
      this.handlers.held(this.replace(item.id, { state: "held", why: error.detail }));
    } else if (MOVED.some((kind) => error.is(kind))) {
      this.remove(item.id);
      this.handlers.moved(item, error);
    } else {
      this.handlers.refused(this.replace(item.id, { state: "refused", why: error.detail || error.message }));
    }
  }

  private wait(item: Outgoing, error: unknown): void {
    this.failures += 1;
    this.replace(item.id, { state: "waiting" });
    const told = error instanceof Problem ? error.retryAfter : null;
    const pause = told === null ? backoff(this.failures) : told * 1000;
    if (!(error instanceof NoAnswer)) this.timer = setTimeout(this.flush, pause);
    else void this.reach.reached().then(() => setTimeout(this.flush, this.failures === 1 ? 0 : pause));
  }

  private replace(id: string, change: Partial<Outgoing>): Outgoing {
    const items = this.state.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.show(items);
    return items.find((one) => one.id === id) as Outgoing;
  }

  private remove(id: string): void {
    this.show(this.state.filter((item) => item.id !== id));
  }

  private show(items: readonly Outgoing[]): void {
    keep(this.place, items.length === 0 ? null : items);
    this.become(items);
  }
}
