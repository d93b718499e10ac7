/** What an agent does for a customer, through the customers' own routes: the customer is named in every request. */

import { ask } from "./api";
import type { CaseReceipt, NewCase, NewPayLink, NewVisit, PayLink, Slot, Visit } from "./desk_types";

export interface CustomerApi {
  payLink(customer: string, body: NewPayLink, once: string): Promise<PayLink>;
  openCase(customer: string, body: NewCase, once: string): Promise<CaseReceipt>;
  slots(customer: string, service: string): Promise<readonly Slot[]>;
  bookVisit(customer: string, body: NewVisit, once: string): Promise<Visit>;
}

/** An operator's systems may take their time; asked again under the same key, nothing is done twice. */
const DONE_WITHIN_MS = 20_000;

export function createCustomerApi(base: string): CustomerApi {
  const act = <Answer>(customer: string, path: string, body: unknown, once: string) =>
    ask<Answer>("POST", `${base}/v1/${path}`, body, DONE_WITHIN_MS, {
      "On-Behalf-Of": customer,
      "Idempotency-Key": once,
    });
  return {
    payLink: (customer, body, once) => act<PayLink>(customer, "payments/links", body, once),
    openCase: (customer, body, once) => act<CaseReceipt>(customer, "tickets", body, once),
    slots: async (customer, service) => {
      const asked = new URLSearchParams({ kind: "repair", service_id: service });
      const address = `${base}/v1/orders/appointments/slots?${asked}`;
      const headers = { "On-Behalf-Of": customer };
      return (await ask<{ items: Slot[] }>("GET", address, undefined, DONE_WITHIN_MS, headers)).items;
    },
    bookVisit: (customer, body, once) => act<Visit>(customer, "orders/appointments", body, once),
  };
}
