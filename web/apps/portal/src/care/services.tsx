/** Which of the customer's services something is about: asked only where there is more than one, and remembered. */

import type { Customer } from "@selfcare/client";
import { Choices, type IconName } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { keep, kept } from "../reading/kept";

export type OwnService = Customer["accounts"][number]["services"][number];
export type ServiceKind = OwnService["kind"];

export const SERVICE_ICONS: Record<ServiceKind, IconName> = {
  mobile: "mobile",
  broadband: "wifi",
  tv: "tv",
  landline: "phone",
};

export function servicesOf({ accounts }: Customer, ...kinds: readonly ServiceKind[]): OwnService[] {
  return accounts
    .flatMap((account) => account.services)
    .filter(({ state, kind }) => state !== "ceased" && (kinds.length === 0 || kinds.includes(kind)));
}

export interface Picked {
  services: readonly OwnService[];
  service: OwnService | null;
  pick: (id: string) => void;
}

/** The one that the address names, or the one chosen last, or the first. */
export function usePicked(
  services: readonly OwnService[],
  name: string,
  asked: string | null = null,
): Picked {
  const [id, setId] = useState(() => asked ?? kept<string>(`service ${name}`));
  const service = services.find((one) => one.id === id) ?? services[0] ?? null;
  const pick = (chosen: string) => {
    setId(chosen);
    keep(`service ${name}`, chosen);
  };
  return { services, service, pick };
}

export function PickService({ picked, legend }: { picked: Picked; legend: string }) {
  const { services, service, pick } = picked;
  if (services.length < 2) return null;
  return (
    <Choices
      name="service"
      {...{ legend }}
      choices={services.map(({ id, label, plan }) => ({ value: id, label, hint: plan }))}
      chosen={service?.id ?? null}
      onChoose={pick}
    />
  );
}
