/** Short names for what pages show of plans, add-ons, roaming and leaving, as the api describes it. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type MyPlans = Schemas["MyPlansOut"];
export type MyService = MyPlans["services"][number];
export type MyAddon = MyService["addons"][number];
export type PendingChange = NonNullable<MyService["pending"]>;
export type SoldPlan = Schemas["SoldPlanOut"];
export type Eligibility = Schemas["EligibilityOut"];
export type EligiblePlan = Eligibility["plans"][number];
export type PlanComparison = Schemas["PlanComparisonOut"];
export type ComparedPlan = PlanComparison["present"];
export type NewPlanChange = Schemas["ChangeQuoteIn"];
export type PlanChangeQuote = Schemas["ChangeQuoteOut"];
export type PlanChangeReceipt = Schemas["ChangeReceiptOut"];
export type Withdrawn = Schemas["WithdrawnOut"];
export type Addons = Schemas["AddonsOut"];
export type SoldAddon = Addons["addons"][number];
export type NewAddonChange = Schemas["AddonQuoteIn"];
export type AddonQuote = Schemas["AddonQuoteOut"];
export type AddonReceipt = Schemas["AddonReceiptOut"];
export type RoamingPrices = Schemas["RoamingPricesOut"];
export type RoamingPrice = RoamingPrices["countries"][number];
export type RoamingCountry = Schemas["RoamingCountryOut"];
export type RoamingSwitched = Schemas["api__accounts__schemas__RoamingOut"];
export type NewLeaving = Schemas["CancellationQuoteIn"];
export type LeavingReason = NewLeaving["reason"];
export type LeavingQuote = Schemas["CancellationQuoteOut"];
export type LeavingReceipt = Schemas["CancellationOut"];
export type NumberToTake = Schemas["PortingCodeOut"];
export type NumberCode = Schemas["ShownPortingCodeOut"];
