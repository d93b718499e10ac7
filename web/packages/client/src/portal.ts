/** What a signed-in customer sees and does in the portal, as functions. The session is a cookie that scripts can't read. */

import { type AccountApi, accountApi } from "./portal_account";
import { asks, type Read } from "./portal_ask";
import { type CareApi, care } from "./portal_care";
import { type PlansApi, plansApi } from "./portal_plans";
import type {
  Appointment,
  Arrangement,
  ArrangementOptions,
  ArrangementQuote,
  Arrangements,
  Autopay,
  AutopayQuote,
  Balance,
  Bill,
  BillSummary,
  CardLink,
  Comparison,
  CurrentBill,
  CurrentUsage,
  Customer,
  DisputeOffer,
  DisputeReceipt,
  Methods,
  MyOutages,
  NewArrangement,
  NewAutopay,
  NewCardLink,
  NewDispute,
  NewPaymentQuote,
  Order,
  Payment,
  PaymentQuote,
  PaymentReceipt,
  UsageLines,
  Whoever,
} from "./portal_types";
import { type UsageApi, usageApi } from "./portal_usage";
import type { Brand } from "./types";

export interface PortalApi extends AccountApi, CareApi, UsageApi, PlansApi {
  brand: Read<Brand>;
  /** Whether anybody is signed in: asked by nobody, that is no refusal. */
  isSignedIn: Read<boolean>;
  me: Read<Customer>;
  balance: Read<Balance>;
  currentBill: Read<CurrentBill>;
  bills: Read<readonly BillSummary[]>;
  bill(id: string, stop?: AbortSignal): Promise<Bill>;
  comparison(bill: string, other: string, stop?: AbortSignal): Promise<Comparison>;
  pdfAddress(bill: string): string;
  usageLines: Read<UsageLines>;
  usage(service: string, stop?: AbortSignal): Promise<CurrentUsage>;
  outages: Read<MyOutages>;
  visits: Read<readonly Appointment[]>;
  orders: Read<readonly Order[]>;
  payments: Read<readonly Payment[]>;
  methods: Read<Methods>;
  autopay: Read<Autopay>;
  arrangementOptions: Read<ArrangementOptions>;
  arrangements: Read<Arrangements>;
  cardLink(id: string): Promise<CardLink>;
  quoteDispute(body: NewDispute, once: string): Promise<DisputeOffer>;
  dispute(quote: string, once: string): Promise<DisputeReceipt>;
  quotePayment(body: NewPaymentQuote, once: string): Promise<PaymentQuote>;
  pay(quote: string, once: string): Promise<PaymentReceipt>;
  newCard(amountMinor: number | null, once: string): Promise<NewCardLink>;
  quoteAutopay(body: NewAutopay, once: string): Promise<AutopayQuote>;
  autopayOn(quote: string, once: string): Promise<unknown>;
  autopayOff(once: string): Promise<unknown>;
  quoteArrangement(body: NewArrangement, once: string): Promise<ArrangementQuote>;
  arrange(quote: string, once: string): Promise<Arrangement>;
}

export function createPortalApi(base = ""): PortalApi {
  return {
    ...reads(base),
    ...changes(base),
    ...accountApi(base),
    ...care(base),
    ...usageApi(base),
    ...plansApi(base),
  };
}

function reads(base: string) {
  const { read, items } = asks(base);
  const named = encodeURIComponent;
  return {
    brand: (stop) => read("brand", stop),
    isSignedIn: async (stop) => (await read<Whoever>("me", stop)).level !== "anonymous",
    me: (stop) => read("accounts/me", stop),
    balance: (stop) => read("billing/balance", stop),
    currentBill: (stop) => read("billing/current", stop),
    bills: (stop) => items("billing/bills", stop),
    bill: (id, stop) => read(`billing/bills/${named(id)}`, stop),
    comparison: (bill, other, stop) =>
      read(`billing/comparison?${new URLSearchParams({ bill_id: bill, other_id: other })}`, stop),
    pdfAddress: (bill) => `${base}/v1/billing/bills/${named(bill)}/pdf`,
    usageLines: (stop) => read("usage/lines", stop),
    usage: (service, stop) => read(`usage/current?${new URLSearchParams({ service_id: service })}`, stop),
    outages: (stop) => read("outages/mine", stop),
    visits: (stop) => items("orders/appointments", stop),
    orders: (stop) => items("orders", stop),
    payments: (stop) => items("payments", stop),
    methods: (stop) => read("payments/methods", stop),
    autopay: (stop) => read("payments/autopay", stop),
    arrangementOptions: (stop) => read("payments/arrangements/options", stop),
    arrangements: (stop) => read("payments/arrangements", stop),
    cardLink: (id) => read(`payments/links/${named(id)}`),
  } satisfies Partial<PortalApi>;
}

function changes(base: string) {
  const { act, confirm } = asks(base);
  return {
    quoteDispute: (body, once) => act("POST", "billing/disputes/quotes", body, once),
    dispute: (quote, once) => confirm("billing/disputes", quote, once),
    quotePayment: (body, once) => act("POST", "payments/quotes", body, once),
    pay: (quote, once) => confirm("payments", quote, once),
    newCard: (amountMinor, once) =>
      act(
        "POST",
        "payments/links",
        amountMinor === null ? { purpose: "save_card" } : { purpose: "pay", amount_minor: amountMinor },
        once,
      ),
    quoteAutopay: (body, once) => act("POST", "payments/autopay/quotes", body, once),
    autopayOn: (quote, once) => confirm("payments/autopay", quote, once, "PUT"),
    autopayOff: (once) => act("DELETE", "payments/autopay", undefined, once),
    quoteArrangement: (body, once) => act("POST", "payments/arrangements/quotes", body, once),
    arrange: (quote, once) => confirm("payments/arrangements", quote, once),
  } satisfies Partial<PortalApi>;
}
