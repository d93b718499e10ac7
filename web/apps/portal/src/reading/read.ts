/** What several pages read, each under one name. */

import type { Customer, UsageLine } from "@selfcare/client";
import { type Resource, useResource } from "./use_resource";

export const useBalance = () => useResource("balance", (api, stop) => api.balance(stop));
export const useCurrentBill = () => useResource("current bill", (api, stop) => api.currentBill(stop));
export const useBills = () => useResource("bills", (api, stop) => api.bills(stop));
export const usePayments = () => useResource("payments", (api, stop) => api.payments(stop));
export const useMethods = () => useResource("methods", (api, stop) => api.methods(stop));
export const useAutopay = () => useResource("autopay", (api, stop) => api.autopay(stop));
export const useInvitations = () => useResource("invitations", (api, stop) => api.invitations(stop));
export const usePasskeys = () => useResource("passkeys", (api, stop) => api.passkeys(stop));
export const useOutages = () => useResource("outages", (api, stop) => api.outages(stop));

export const holds = ({ accounts }: Customer): boolean => accounts.some(({ held }) => held);

export interface LinesRead {
  lines: readonly UsageLine[];
  resets: string | null;
  asOf: string;
}

/** All lines of the account; for who uses a line of somebody else's account, their own. */
export function useLines(customer: Customer): Resource<LinesRead> {
  return useResource("usage", async (api, stop) => {
    if (holds(customer)) {
      const { lines, cycle, as_of: asOf } = await api.usageLines(stop);
      return { lines, resets: cycle.resets_on.display, asOf };
    }
    const own = customer.accounts
      .flatMap((account) => account.services)
      .filter(({ kind }) => kind === "mobile");
    const found = await Promise.all(own.map(({ id }) => api.usage(id, stop)));
    return { lines: found, resets: found[0]?.cycle.resets_on.display ?? null, asOf: found[0]?.as_of ?? "" };
  });
}

export const useMyPlans = () => useResource("plans", (api, stop) => api.myPlans(stop));
