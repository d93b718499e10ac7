/** Short names for what pages show of use, as the api describes it. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Gauge = NonNullable<Schemas["CurrentOut"]["data"]>;
export type Quantity = Gauge["used"];
export type DailyUse = Schemas["DailyOut"];
export type Abroad = Schemas["AbroadOut"];
export type Trip = Abroad["trips"][number];
export type TopUps = Schemas["TopUpsOut"];
export type TopUpOffer = TopUps["offers"][number];
export type NewTopUp = Schemas["QuoteIn"];
export type TopUpQuote = Schemas["TopUpQuoteOut"];
export type TopUpReceipt = Schemas["TopUpReceiptOut"];
export type UseAlerts = Schemas["AlertsOut"];
export type NewUseAlerts = Schemas["AlertsIn"];
