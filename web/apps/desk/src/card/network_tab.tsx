/** Whether it works where they live: faults that touch them, and the last test of the line. */

import type { Card } from "@selfcare/client";
import { texts } from "../texts";
import { Part } from "./part";

export function NetworkTab({ card }: { card: Card }) {
  return (
    <>
      <Part title={texts.network.outages} part={card.outages} none={texts.network.noOutages}>
        {(outages) => (
          <ul class="listed">
            {outages.map(({ services, outage }) => (
              <li key={outage.id}>
                <strong>{outage.area.name}</strong>, {texts.network.since(outage.started.display)}
                <span class="hint"> {outage.expected_text}</span>
                <span class="hint"> {texts.network.touches(services)}</span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={texts.network.test} part={card.line_test} none={texts.network.noTest}>
        {(test) => (
          <>
            <p class="lead">{test.text}</p>
            <p class="hint">
              {test.service.label}, {test.tested.display}
            </p>
          </>
        )}
      </Part>
    </>
  );
}
