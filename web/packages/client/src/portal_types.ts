/** Short names for what the portal's pages show, as the api describes it. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Customer = Schemas["MeOut"];
export type Whoever = Schemas["api__signing_in__schemas__WhoOut"];
export type OwnAccount = Schemas["OwnAccountOut"];
export type Balance = Schemas["BalanceOut"];
export type CurrentBill = Schemas["BillOut"];
export type Bill = Schemas["BillInFullOut"];
export type BillLine = Bill["lines"][number];
export type BillSummary = Schemas["BillSummaryOut"];
export type BillState = BillSummary["state"];
export type Comparison = Schemas["ComparisonOut"];
export type Amount = BillSummary["total"];
export type Day = BillSummary["due_on"];
export type NewDispute = Schemas["AskedDispute"];
export type DisputeReason = NewDispute["reason"];
export type DisputeOffer = Schemas["DisputeOfferOut"];
export type DisputeReceipt = Schemas["DisputeReceiptOut"];
export type UsageLines = Schemas["LinesOut"];
export type UsageLine = UsageLines["lines"][number];
export type CurrentUsage = Schemas["CurrentOut"];
export type MyOutages = Schemas["MyOutagesOut"];
export type Appointment = Schemas["AppointmentOut"];
export type Order = Schemas["OrderOut"];
export type Payment = Schemas["PaymentOut"];
export type Method = Schemas["MethodOut"];
export type Methods = Schemas["MethodsOut"];
export type NewPaymentQuote = Schemas["NewPaymentQuote"];
export type PaymentQuote = Schemas["PaymentQuoteOut"];
export type PaymentReceipt = Schemas["api__payments__schemas__ReceiptOut"];
export type NewCardLink = Schemas["NewLinkOut"];
export type CardLink = Schemas["LinkOut"];
export type Autopay = Schemas["AutopayShownOut"];
export type NewAutopay = Schemas["NewAutopayQuote"];
export type AutopayQuote = Schemas["AutopayQuoteOut"];
export type ArrangementOptions = Schemas["ArrangementOptionsOut"];
export type Arrangements = Schemas["ArrangementsOut"];
export type Arrangement = Arrangements["items"][number];
export type NewArrangement = Schemas["NewArrangementQuote"];
export type ArrangementQuote = Schemas["ArrangementQuoteOut"];
