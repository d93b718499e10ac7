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
  { pattern: "/usage", script: () => import("./pages/usage") },
  { pattern: "/usage/add", script: () => import("./pages/top_up") },
  { pattern: "/plan", script: () => import("./pages/plan") },
  { pattern: "/plan/compare", script: () => import("./pages/compare") },
  { pattern: "/plan/change/:code", script: () => import("./pages/change") },
  { pattern: "/plan/add-ons", script: () => import("./pages/addons") },
  { pattern: "/plan/roaming", script: () => import("./pages/roaming") },
  { pattern: "/plan/end", script: () => import("./pages/end") },
  { pattern: "/account", script: () => import("./pages/account") },
  { pattern: "/account/notices", script: () => import("./pages/notices") },
  { pattern: "/account/people", script: () => import("./pages/people") },
  { pattern: "/account/security", script: () => import("./pages/security") },
  { pattern: "/account/privacy", script: () => import("./pages/privacy") },
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
  /** On a phone it stands behind "More": there is room for five. */
  isBehindMore?: boolean;
  /** Pages that stand under it, at an address of their own. */
  and?: string;
  /** False where this customer has nothing to do with it. */
  isFor?: (customer: Customer) => boolean;
}

const holdsAnAccount = ({ accounts }: Customer) => accounts.some(({ held }) => held);

const NAV: readonly NavEntry[] = [
  { to: "/", icon: "home", title: texts.pages.home },
  { to: "/bills", icon: "bills", title: texts.pages.bills, isFor: holdsAnAccount },
  { to: "/pay", icon: "card", title: texts.pages.pay, isFor: holdsAnAccount, isBehindMore: true },
  { to: "/usage", icon: "board", title: texts.pages.usage },
  { to: "/plan", icon: "mobile", title: texts.pages.plan, isBehindMore: true },
  { to: "/help", icon: "help", title: texts.pages.help, and: "/orders" },
  { to: "/account", icon: "person", title: texts.pages.account, isBehindMore: true },
];

export const navFor = (customer: Customer): readonly NavEntry[] =>
  NAV.filter(({ isFor }) => isFor?.(customer) ?? true);

/** The entry under which a page stands: "/bills/123" is one of the bills. */
export function isUnder({ to, and }: NavEntry, path: string): boolean {
  if (to === "/") return path === "/";
  return [to, and].some((here) => here !== undefined && (path === here || path.startsWith(`${here}/`)));
}
