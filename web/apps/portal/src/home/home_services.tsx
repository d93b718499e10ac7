/** Every service, and whether it works as far as we know. */

import type { Customer, MyOutages } from "@selfcare/client";
import { Card, Icon, type IconName, State, type Tone } from "@selfcare/ui";
import { Go } from "../link";
import type { Resource } from "../reading/use_resource";
import { homeTexts } from "./texts_home";

const words = homeTexts.services;

type Service = Customer["accounts"][number]["services"][number];
const KINDS: Record<Service["kind"], IconName> = {
  mobile: "mobile",
  broadband: "wifi",
  tv: "tv",
  landline: "phone",
};

export function ServicesTile({ customer, outages }: { customer: Customer; outages: Resource<MyOutages> }) {
  const services = customer.accounts.flatMap((account) => account.services);
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.tile}</h2>
      </header>
      <ul class="services">
        {services
          .filter(({ state }) => state !== "ceased")
          .map((service) => (
            <li key={service.id}>
              <Icon name={KINDS[service.kind]} />
              <div class="service-words">
                <p>
                  <Go to={`/plan?line=${service.id}`} kind="row-link">
                    {service.label}
                  </Go>
                </p>
                <p class="quiet">
                  {[service.plan, service.contract_ends_on && words.ends(service.contract_ends_on.display)]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <Working service={service} outages={outages} />
            </li>
          ))}
      </ul>
    </Card>
  );
}

export function Working({ service, outages }: { service: Service; outages: Resource<MyOutages> }) {
  const known = stateOf(service, outages);
  return known === null ? null : <State {...known} />;
}

function stateOf(
  service: Service,
  { value, error }: Resource<MyOutages>,
): { tone: Tone; icon: IconName; word: string } | null {
  if (service.state === "suspended") return { tone: "bad", icon: "bad", word: words.suspended };
  if (service.state === "barred") return { tone: "warn", icon: "lock", word: words.barred };
  if (service.state === "pending") return { tone: "info", icon: "half", word: words.pending };
  const found = value?.services.find((one) => one.service.id === service.id);
  if (found?.is_touched) return { tone: "bad", icon: "bad", word: words.down };
  if (found !== undefined) return { tone: "good", icon: "check", word: words.working };
  return error === null ? null : { tone: "info", icon: "none", word: words.unknown };
}
