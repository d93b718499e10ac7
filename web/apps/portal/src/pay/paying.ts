/** A payment: the entries, which stay whatever happens, and the deed that is done with them once at most. */

import {
  type NewPaymentQuote,
  type PaymentQuote,
  type PaymentReceipt,
  type PortalApi,
  Problem,
} from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { Deed } from "../deeds/deed";
import { OVER } from "../deeds/deed_refusals";
import { GivenUp } from "../door/who";
import { keep, kept } from "../reading/kept";
import { payTexts as words } from "./texts_pay";

export type Share = "full" | "overdue" | "other";

export interface Entries {
  share: Share;
  /** As it was typed. */
  other: string;
  method: string | null;
}

export interface PayRefusal {
  what: string;
  why: string | null;
  isDecline: boolean;
}

export type PayDeed = Deed<PaymentQuote, PaymentReceipt, PayRefusal>;

interface Hooks {
  guarded<Answer>(request: () => Promise<Answer>): Promise<Answer>;
  done(): void;
}

type Api = Pick<PortalApi, "quotePayment" | "pay">;

const NOTHING: Entries = { share: "full", other: "", method: null };

export class Paying extends Store<Entries> {
  readonly deed: PayDeed;
  private readonly api: Api;

  constructor(api: Api, hooks: Hooks) {
    super({ ...NOTHING, ...kept<Entries>("paying") });
    this.api = api;
    const confirm = async ({ quote_id }: PaymentQuote, once: string) => {
      const receipt = await api.pay(quote_id, once);
      keep("paying", null);
      return receipt;
    };
    this.deed = new Deed("pressed", { ...hooks, confirm, refused });
  }

  choose(change: Partial<Entries>): void {
    this.set(change);
    keep("paying", this.state);
    this.deed.forget();
  }

  review(amount: NewPaymentQuote["amount"] = "full"): Promise<void> {
    const body = { amount, method_id: this.state.method };
    return this.deed.offer(() => this.api.quotePayment(body, crypto.randomUUID()));
  }
}

function refused(error: unknown): PayRefusal | null {
  if (error instanceof GivenUp) return null;
  const plain = (what: string, why: string | null = null) => ({ what, why, isDecline: false });
  if (!(error instanceof Problem)) return plain(words.refused);
  if (error.is("payment-declined")) {
    const { reason } = error.facts;
    const why = typeof reason === "string" && reason !== "" ? words.declinedWhy(reason) : null;
    return { what: words.declined, why, isDecline: true };
  }
  if (OVER.some((kind) => error.is(kind))) return plain(words.ended);
  if (error.is("owed-has-changed")) return plain(words.changed);
  return plain(words.refused, error.detail === "" ? null : error.detail);
}
