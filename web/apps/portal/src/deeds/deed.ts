/** A change from its offer to its receipt. What was chosen stays whatever happens, and it is done once at most. */

import { Store } from "@selfcare/ui";
import { GivenUp } from "../door/who";
import { keep, kept } from "../reading/kept";
import { isUndecided } from "./deed_refusals";

/** Pressed, and asked for under this key until it is known how it ended. */
interface Pressed<Offer> {
  offer: Offer;
  once: string;
}

export interface DeedState<Offer, Receipt, Refusal = string> {
  step: "choose" | "review" | "doing" | "unknown" | "broken" | "done";
  pressed: Pressed<Offer> | null;
  receipt: Receipt | null;
  refusal: Refusal | null;
  busy: boolean;
}

interface Hooks<Offer, Receipt, Refusal> {
  confirm(offer: Offer, once: string): Promise<Receipt>;
  guarded<Answer>(request: () => Promise<Answer>): Promise<Answer>;
  /** Null for who went away. */
  refused(error: unknown): Refusal | null;
  done(): void;
}

const ASK_AGAIN_MS = 8_000;

export class Deed<Offer, Receipt, Refusal = string> extends Store<DeedState<Offer, Receipt, Refusal>> {
  private readonly name: string;
  private readonly hooks: Hooks<Offer, Receipt, Refusal>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: (() => Promise<Offer>) | null = null;

  constructor(name: string, hooks: Hooks<Offer, Receipt, Refusal>) {
    const pressed = kept<Pressed<Offer>>(name);
    const step = pressed === null ? "choose" : "broken";
    super({ step, pressed, receipt: null, refusal: null, busy: false });
    this.name = name;
    this.hooks = hooks;
  }

  /** What it would be: nothing is done by asking. */
  async offer(ask: () => Promise<Offer>): Promise<void> {
    if (this.state.busy) return;
    this.asked = ask;
    this.set({ busy: true, refusal: null });
    try {
      const offer = await this.hooks.guarded(ask);
      this.set({ step: "review", busy: false, pressed: { offer, once: crypto.randomUUID() } });
    } catch (error) {
      this.set({ busy: false, step: "choose", pressed: null, refusal: this.hooks.refused(error) });
    }
  }

  /** The same again, as offers end. */
  renew(): void {
    if (this.asked !== null) void this.offer(this.asked);
  }

  /** Pressed twice, after a reload, or after another sign-in: it is the same change under the same key. */
  async confirm(chosen?: Offer): Promise<void> {
    const { pressed: before, busy, step } = this.state;
    if (before === null || busy) return;
    const pressed = chosen === undefined ? before : { ...before, offer: chosen };
    const wasUnknown = step === "unknown" || step === "broken";
    clearTimeout(this.timer);
    keep(this.name, pressed);
    this.set({ busy: true, pressed, step: wasUnknown ? "unknown" : "doing", refusal: null });
    try {
      const receipt = await this.hooks.guarded(() => this.hooks.confirm(pressed.offer, pressed.once));
      this.end({ step: "done", receipt });
      this.hooks.done();
    } catch (error) {
      this.failed(error, wasUnknown);
    }
  }

  /** Something else was chosen: what was refused is no news any more. */
  forget(): void {
    this.set({ refusal: null });
  }

  /** Back to what was chosen. */
  change(): void {
    this.end({ step: "choose" });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private failed(error: unknown, wasUnknown: boolean): void {
    if (error instanceof GivenUp) {
      if (!wasUnknown) keep(this.name, null);
      this.set({ busy: false, step: wasUnknown ? "unknown" : "review" });
    } else if (isUndecided(error)) {
      this.set({ busy: false, step: "unknown" });
      this.timer = setTimeout(() => void this.confirm(), ASK_AGAIN_MS);
    } else {
      this.end({ step: "choose", refusal: this.hooks.refused(error) });
      // What it was about may be something else now.
      this.hooks.done();
    }
  }

  private end(change: Partial<DeedState<Offer, Receipt, Refusal>>): void {
    clearTimeout(this.timer);
    keep(this.name, null);
    this.set({ busy: false, pressed: null, refusal: null, ...change });
  }
}
