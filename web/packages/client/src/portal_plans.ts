/** What is had and what it costs: plans, add-ons, roaming, leaving. */

import { asks } from "./portal_ask";
import type {
  AddonQuote,
  AddonReceipt,
  Addons,
  Eligibility,
  LeavingQuote,
  LeavingReceipt,
  MyPlans,
  NewAddonChange,
  NewLeaving,
  NewPlanChange,
  NumberCode,
  NumberToTake,
  PlanChangeQuote,
  PlanChangeReceipt,
  PlanComparison,
  RoamingCountry,
  RoamingPrices,
  RoamingSwitched,
  SoldAddon,
  Withdrawn,
} from "./portal_plans_types";

type Stop = AbortSignal | undefined;

export interface PlansApi {
  myPlans(stop?: Stop): Promise<MyPlans>;
  eligibility(service: string, stop?: Stop): Promise<Eligibility>;
  planComparison(service: string, stop?: Stop): Promise<PlanComparison>;
  quotePlanChange(body: NewPlanChange, once: string): Promise<PlanChangeQuote>;
  changePlan(quote: string, once: string): Promise<PlanChangeReceipt>;
  withdrawPlanChange(order: string, once: string): Promise<Withdrawn>;
  addons(kind: SoldAddon["kind"], stop?: Stop): Promise<Addons>;
  quoteAddon(body: NewAddonChange, once: string): Promise<AddonQuote>;
  changeAddon(quote: string, once: string): Promise<AddonReceipt>;
  roamingPrices(stop?: Stop): Promise<RoamingPrices>;
  roamingIn(country: string, service: string, stop?: Stop): Promise<RoamingCountry>;
  switchRoaming(service: string, on: boolean, once: string): Promise<RoamingSwitched>;
  quoteLeaving(body: NewLeaving, once: string): Promise<LeavingQuote>;
  leave(quote: string, talkFirst: boolean, once: string): Promise<LeavingReceipt>;
  withdrawLeaving(order: string, once: string): Promise<Withdrawn>;
  takeNumber(service: string, once: string): Promise<NumberToTake>;
  numberCode(id: string): Promise<NumberCode>;
}

export function plansApi(base: string): PlansApi {
  const { read, act, confirm } = asks(base);
  const named = encodeURIComponent;
  return {
    myPlans: (stop) => read("plans/mine", stop),
    eligibility: (service, stop) => read("plans/eligibility", stop, { service_id: service }),
    planComparison: (service, stop) => read("plans/comparison", stop, { service_id: service }),
    quotePlanChange: (body, once) => act("POST", "plans/changes/quotes", body, once),
    changePlan: (quote, once) => confirm("plans/changes", quote, once),
    withdrawPlanChange: (order, once) => act("DELETE", `plans/changes/${named(order)}`, undefined, once),
    addons: (kind, stop) => read("plans/addons", stop, { kind }),
    quoteAddon: (body, once) => act("POST", "plans/addons/quotes", body, once),
    changeAddon: (quote, once) => confirm("plans/addons/changes", quote, once),
    roamingPrices: (stop) => read("plans/roaming", stop),
    roamingIn: (country, service, stop) =>
      read(`plans/roaming/${named(country)}`, stop, { service_id: service }),
    switchRoaming: (service, on, once) =>
      act("PUT", `accounts/services/${named(service)}/roaming`, { on }, once),
    quoteLeaving: (body, once) => act("POST", "plans/cancellations/quotes", body, once),
    leave: (quote, talkFirst, once) =>
      act("POST", "plans/cancellations", { quote_id: quote, talk_first: talkFirst }, once),
    withdrawLeaving: (order, once) => act("DELETE", `plans/cancellations/${named(order)}`, undefined, once),
    takeNumber: (service, once) => act("POST", "orders/porting-codes", { service_id: service }, once),
    numberCode: (id) => read(`orders/porting-codes/${named(id)}`),
  };
}
