/** Each service: whether a fault touches it, what its last test said, and a way to test it now. */

import type { Customer, LineTest, MyOutages } from "@selfcare/client";
import { Card, Icon } from "@selfcare/ui";
import { Working } from "../home/home_services";
import { Go } from "../link";
import { lineTexts } from "../network/texts_network";
import type { Resource } from "../reading/use_resource";
import { type OwnService, SERVICE_ICONS, servicesOf } from "./services";
import { helpTexts } from "./texts_help";

const words = helpTexts.services;

interface Props {
  customer: Customer;
  outages: Resource<MyOutages>;
  tests: Resource<readonly LineTest[]>;
}

export function HelpServices({ customer, outages, tests }: Props) {
  const services = servicesOf(customer);
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      {services.length === 0 && <p>{words.none}</p>}
      <ul class="services">
        {services.map((service) => (
          <li key={service.id}>
            <Icon name={SERVICE_ICONS[service.kind]} />
            <div class="service-words">
              <p>{service.label}</p>
              <p class="quiet">{lastTest(service, tests.value)}</p>
            </div>
            <Working service={service} outages={outages} />
            <Go to={`/help/line?service=${service.id}`} kind="button">
              {words.test}
              <span class="spoken">, {service.label}</span>
            </Go>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function lastTest({ id }: OwnService, tests: readonly LineTest[] | null): string {
  const last = tests?.find(({ service }) => service.id === id);
  if (last !== undefined) return words.tested(lineTexts.title.of[last.verdict], last.tested.display);
  return tests === null ? "" : words.never;
}
