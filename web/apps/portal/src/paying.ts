/** A payment from the choice to the receipt. What was entered stays whatever happens, and it is paid once at most. */

import {
  type NewPaymentQuote,
  NoAnswer,
  type PaymentQuote,
  type PaymentReceipt,
  type PortalApi,
  Problem,
} from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { keep, kept } from "./kept";
import { payTexts as words } from "./texts_pay";
import { GivenUp } from "./who";

export type Share = "full" | "overdue" | "other";

/** Pressed, and asked for under this key until it is known how it ended. */
export interface Pressed {
  quote: PaymentQuote;
  once: string;
}

export interface PayingState {
  step: "choose" | "review" | "paying" | "unknown" | "broken" | "paid";
  share: Share;
  /** As it was typed. */
  other: string;
  method: string | null;
  pressed: Pressed | null;
  refusal: { what: string; why: string | null; isDecline: boolean } | null;
  receipt: PaymentReceipt | null;
  busy: boolean;
}

type Entries = Pick<PayingState, "share" | "other" | "method">;
interface Hooks {
  guarded<Answer>(request: () => Promise<Answer>): Promise<Answer>;
  paid(): void;
}

const NOTHING: PayingState = {
  ...{ step: "choose", share: "full", other: "", method: null },
  ...{ pressed: null, refusal: null, receipt: null, busy: false },
};
const ASK_AGAIN_MS = 8_000;

export class Paying extends Store<PayingState> {
  private readonly api: Pick<PortalApi, "quotePayment" | "pay">;
  private readonly hooks: Hooks;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(api: Pick<PortalApi, "quotePayment" | "pay">, hooks: Hooks) {
    const pressed = kept<Pressed>("pressed");
    super({ ...NOTHING, ...kept<Entries>("paying"), pressed, step: pressed === null ? "choose" : "broken" });
    this.api = api;
    this.hooks = hooks;
  }

  choose(change: Partial<Entries>): void {
    this.set({ ...change, refusal: null });
    const { share, other, method } = this.state;
    keep("paying", { share, other, method });
  }

  async review(amount: NewPaymentQuote["amount"]): Promise<void> {
    if (this.state.busy) return;
    this.set({ busy: true, refusal: null });
    const body = { amount: amount ?? "full", method_id: this.state.method };
    try {
      const quote = await this.hooks.guarded(() => this.api.quotePayment(body, crypto.randomUUID()));
      this.set({ step: "review", busy: false, pressed: { quote, once: crypto.randomUUID() } });
    } catch (error) {
      this.set({ busy: false, refusal: error instanceof GivenUp ? null : refusalOf(error) });
    }
  }

  /** Pressed twice, after a reload, or after another sign-in: it is the same payment under the same key. */
  async pay(): Promise<void> {
    const { pressed, busy } = this.state;
    if (pressed === null || busy) return;
    clearTimeout(this.timer);
    keep("pressed", pressed);
    const wasUnknown = this.state.step === "unknown" || this.state.step === "broken";
    this.set({ busy: true, step: wasUnknown ? "unknown" : "paying", refusal: null });
    try {
      const receipt = await this.hooks.guarded(() => this.api.pay(pressed.quote.quote_id, pressed.once));
      this.end({ step: "paid", receipt });
      keep("paying", null);
      this.hooks.paid();
    } catch (error) {
      this.failed(error, wasUnknown);
    }
  }

  /** Back to the entries; what was pressed and has no answer yet is not left by this. */
  change(): void {
    this.end({ step: "choose" });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private failed(error: unknown, wasUnknown: boolean): void {
    if (error instanceof GivenUp) {
      if (!wasUnknown) keep("pressed", null);
      this.set({ busy: false, step: wasUnknown ? "unknown" : "review" });
    } else if (isUndecided(error)) {
      this.set({ busy: false, step: "unknown" });
      this.timer = setTimeout(() => void this.pay(), ASK_AGAIN_MS);
    } else {
      this.end({ step: "choose", refusal: refusalOf(error) });
      // What is owed may be another amount now.
      this.hooks.paid();
    }
  }

  private end(change: Partial<PayingState>): void {
    clearTimeout(this.timer);
    keep("pressed", null);
    this.set({ busy: false, pressed: null, refusal: null, ...change });
  }
}

/** Nobody knows yet how it ended; asked again under the same key, it is found out. */
export function isUndecided(error: unknown): boolean {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof Problem)) return false;
  return error.status >= 500 || error.status === 429 || error.retryAfter !== null;
}

function refusalOf(error: unknown): NonNullable<PayingState["refusal"]> {
  const plain = (what: string, why: string | null = null) => ({ what, why, isDecline: false });
  if (!(error instanceof Problem)) return plain(words.refused);
  if (error.is("payment-declined")) {
    const { reason } = error.facts;
    const why = typeof reason === "string" && reason !== "" ? words.declinedWhy(reason) : null;
    return { what: words.declined, why, isDecline: true };
  }
  if (["quote-expired", "quote-used", "quote-unknown"].some((kind) => error.is(kind)))
    return plain(words.ended);
  if (error.is("owed-has-changed")) return plain(words.changed);
  return plain(words.refused, error.detail === "" ? null : error.detail);
}
