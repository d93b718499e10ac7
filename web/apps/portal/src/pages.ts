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
  { pattern: "/account", script: () => import("./pages/account") },
  { pattern: "/account/notices", script: () => import("./pages/notices") },
  { pattern: "/account/people", script: () => import("./pages/people") },
  { pattern: "/account/security", script: () => import("./pages/security") },
  { pattern: "/account/privacy", script: () => import("./pages/privacy") },
];

interface NavEntry {
  to: string;
  icon: IconName;
  title: string;
  /** False where this customer has nothing to do with it. */
  isFor?: (customer: Customer) => boolean;
  /** On a phone it stands under More. */
  isBeside?: boolean;
}

const holdsAnAccount = ({ accounts }: Customer) => accounts.some(({ held }) => held);

export const NAV: readonly NavEntry[] = [
  { to: "/", icon: "home", title: texts.pages.home },
  { to: "/bills", icon: "bills", title: texts.pages.bills, isFor: holdsAnAccount },
  { to: "/pay", icon: "card", title: texts.pages.pay, isFor: holdsAnAccount },
  { to: "/account", icon: "person", title: texts.pages.account, isBeside: true },
];

/** The entry under which a page stands: "/bills/123" is one of the bills. */
export function isUnder(to: string, path: string): boolean {
  return to === "/" ? path === "/" : path === to || path.startsWith(`${to}/`);
}
