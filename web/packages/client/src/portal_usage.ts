/** What a line has used, what can be added to it, and who hears how far it has come. */

import { asks } from "./portal_ask";
import type {
  Abroad,
  DailyUse,
  NewTopUp,
  NewUseAlerts,
  TopUpQuote,
  TopUpReceipt,
  TopUps,
  UseAlerts,
} from "./portal_usage_types";

export interface UsageApi {
  dailyUse(service: string, stop?: AbortSignal): Promise<DailyUse>;
  abroad(service: string, stop?: AbortSignal): Promise<Abroad>;
  topUps(service: string, stop?: AbortSignal): Promise<TopUps>;
  quoteTopUp(body: NewTopUp, once: string): Promise<TopUpQuote>;
  topUp(quote: string, once: string): Promise<TopUpReceipt>;
  useAlerts(service: string, stop?: AbortSignal): Promise<UseAlerts>;
  chooseUseAlerts(body: NewUseAlerts, once: string): Promise<UseAlerts>;
}

export function usageApi(base: string): UsageApi {
  const { read, act, confirm } = asks(base);
  return {
    dailyUse: (service, stop) => read("usage/daily", stop, { service_id: service }),
    abroad: (service, stop) => read("usage/roaming", stop, { service_id: service }),
    topUps: (service, stop) => read("usage/top-ups", stop, { service_id: service }),
    quoteTopUp: (body, once) => act("POST", "usage/top-ups/quotes", body, once),
    topUp: (quote, once) => confirm("usage/top-ups", quote, once),
    useAlerts: (service, stop) => read("usage/alerts", stop, { service_id: service }),
    chooseUseAlerts: (body, once) => act("PUT", "usage/alerts", body, once),
  };
}
