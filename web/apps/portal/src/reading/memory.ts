/** What was last known, for when nobody answers: who is here, and what people look up on their way. */

import type { Customer } from "@selfcare/client";
import { forgetKept, keep, kept } from "./kept";

export interface Known<Value> {
  value: Value;
  at: number;
}

const READ = "read.";
const WHO = "customer";
/** Bill, usage and visit, and what the home page says beside them. */
const LOOKED_UP = new Set(["balance", "current bill", "bills", "usage", "visits", "orders", "outages"]);
/** Older than that it misleads. */
const LONGEST_MS = 7 * 24 * 60 * 60_000;

export function remember<Value>(name: string, value: Value, at: number): void {
  if (LOOKED_UP.has(name)) keep(READ + name, { value, at } satisfies Known<Value>);
}

export function recall<Value>(name: string): Known<Value> | null {
  const known = LOOKED_UP.has(name) ? kept<Known<Value>>(READ + name) : null;
  return known !== null && Date.now() - known.at < LONGEST_MS ? known : null;
}

export const rememberCustomer = (customer: Customer): void => keep(WHO, customer);

export const recallCustomer = (): Customer | null => kept<Customer>(WHO);

/** The session is over: who comes next may be anybody. */
export function forgetKnown(): void {
  forgetKept(READ);
  forgetKept(WHO);
}
