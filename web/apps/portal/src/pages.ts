/** Every page: its address, its script, and where it stands among the others. A new page is one line here. */

import type { Customer } from "@selfcare/client";
import type { IconName } from "@selfcare/ui";
import type { ComponentType } from "preact";
import { texts } from "./texts";

export interface PageProps {
  /** What the address names, as `id` of "/bills/:id". */
  named: Record<string, string>;
  query: URLSearchParams;
  customer: Customer;
}

type Script = () => Promise<{ default: ComponentType<PageProps> }>;

interface PageEntry {
  pattern: string;
  script: Script;
}

export const PAGES: readonly PageEntry[] = [
  { pattern: "/", script: () => import("./pages/home") },
  { pattern: "/bills", script: () => import("./pages/bills") },
  { pattern: "/bills/:id", script: () => import("./pages/bill") },
  { pattern: "/pay", script: () => import("./pages/pay") },
  { pattern: "/pay/automatic", script: () => import("./pages/autopay") },
  { pattern: "/pay/later", script: () => import("./pages/arrangement") },
  { pattern: "/help", script: () => import("./pages/help") },
  { pattern: "/help/outages", script: () => import("./pages/outages") },
  { pattern: "/help/line", script: () => import("./pages/line") },
  { pattern: "/help/guides/:name", script: () => import("./pages/guide") },
  { pattern: "/help/cases", script: () => import("./pages/cases") },
  { pattern: "/help/cases/new", script: () => import("./pages/case_new") },
  { pattern: "/help/cases/:id", script: () => import("./pages/case") },
  { pattern: "/help/visits", script: () => import("./pages/visits") },
  { pattern: "/help/visits/new", script: () => import("./pages/visit_new") },
  { pattern: "/help/sim", script: () => import("./pages/sim") },
  { pattern: "/orders", script: () => import("./pages/orders") },
  { pattern: "/orders/new", script: () => import("./pages/order_new") },
  { pattern: "/orders/:id", script: () => import("./pages/order") },
];

interface NavEntry {
  to: string;
  icon: IconName;
  title: string;
  /** False where this customer has nothing to do with it. */
  isFor?: (customer: Customer) => boolean;
}

const holdsAnAccount = ({ accounts }: Customer) => accounts.some(({ held }) => held);

export const NAV: readonly NavEntry[] = [
  { to: "/", icon: "home", title: texts.pages.home },
  { to: "/bills", icon: "bills", title: texts.pages.bills, isFor: holdsAnAccount },
  { to: "/pay", icon: "card", title: texts.pages.pay, isFor: holdsAnAccount },
  { to: "/help", icon: "help", title: texts.pages.help },
];

/** The entry under which a page stands: "/bills/123" is one of the bills. */
export function isUnder(to: string, path: string): boolean {
  return to === "/" ? path === "/" : path === to || path.startsWith(`${to}/`);
}
