/** Where a fault is: each piece between us and the customer, with a shape and a word. */

import type { LineTest, Verdict } from "@selfcare/client";
import { Icon, type IconName } from "@selfcare/ui";
import type { ServiceKind } from "../care/services";
import { lineTexts } from "./texts_network";

const words = lineTexts.where;
type Place = "network" | "line" | "router" | "wifi" | "phone";
type Found = "good" | "bad" | "doubt" | "none";

const ON_THE_WAY: Record<ServiceKind, readonly Place[]> = {
  broadband: ["network", "line", "router", "wifi"],
  tv: ["network", "line", "router"],
  landline: ["network", "line"],
  mobile: ["network", "phone"],
};
const ICONS: Record<Found, IconName> = { good: "check", bad: "bad", doubt: "warning", none: "none" };
/** Which piece a verdict is about; what lies before it is fine, what lies after it was not looked at. */
const ABOUT: Partial<Record<Verdict, Place>> = {
  ...{ outage: "network", line_fault: "line", slow_sync: "line", router_offline: "router", wifi: "wifi" },
  sim: "phone",
};
const SURE = 0.7;

/** Nothing where the test says nothing of where: not known is not fine. */
export function placesOf({
  verdict,
  confidence,
  service,
}: LineTest): readonly { place: Place; found: Found }[] {
  const way = ON_THE_WAY[service.kind];
  if (verdict === "fine") return way.map((place) => ({ place, found: "good" }));
  const about = ABOUT[verdict];
  const at = about === undefined ? -1 : way.indexOf(about);
  if (at < 0) return [];
  const here: Found = confidence >= SURE ? "bad" : "doubt";
  return way.map((place, index) => ({ place, found: index < at ? "good" : index === at ? here : "none" }));
}

export function LinePlaces({ test }: { test: LineTest }) {
  const places = placesOf(test);
  if (places.length === 0) return null;
  return (
    <section>
      <h3>{words.title}</h3>
      <ol class="places">
        {places.map(({ place, found }) => (
          <li key={place} class={found}>
            <Icon name={ICONS[found]} />
            <span class="place-name">{words[place]}</span>
            <span class="quiet">{words[found]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
