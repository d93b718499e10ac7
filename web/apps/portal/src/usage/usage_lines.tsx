/** All lines of the account at a glance: who has how much left. */

import type { Customer, UsageLine } from "@selfcare/client";
import { Bones, Card } from "@selfcare/ui";
import { Go } from "../link";
import { Part } from "../reading/part";
import { useLines } from "../reading/read";
import { Meter } from "./meter";
import { usageTexts } from "./texts_usage";

const words = usageTexts.all;

interface Props {
  customer: Customer;
  shown: string;
}

export function UsageLines({ customer, shown }: Props) {
  const lines = useLines(customer);
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <Part of={lines} what={words.title} shape={<Bones lines={["long", "long", "long"]} />}>
        {(read) => (
          <ul class="line-list all-lines">
            {read.lines
              .filter(({ data }) => data !== null)
              .map((line) => (
                <li key={line.service.id}>
                  <One line={line} isShown={line.service.id === shown} />
                </li>
              ))}
          </ul>
        )}
      </Part>
    </Card>
  );
}

function One({ line, isShown }: { line: UsageLine; isShown: boolean }) {
  const { service, data, fact } = line;
  return (
    <>
      <span class="line-title">{service.label}</span>
      {isShown ? (
        <span class="quiet">{words.isHere}</span>
      ) : (
        <Go to={`/usage?line=${service.id}`} kind="row-link">
          {words.showIt}
          <span class="spoken"> {service.label}</span>
        </Go>
      )}
      <div class="line-more">
        {data?.percent !== null && data?.percent !== undefined && <Meter percent={data.percent} />}
        <p class="quiet">{fact}</p>
      </div>
    </>
  );
}
