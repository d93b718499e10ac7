/** The add-ons of a line, each with what it costs and until when. */

import type { MyAddon, MyService } from "@selfcare/client";
import { Card, Icon } from "@selfcare/ui";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { planTexts } from "./texts_plan";

const words = planTexts.addonCard;

interface Props {
  line: Line;
  mine: MyService;
  mayChange: boolean;
}

export function PlanAddons({ line, mine, mayChange }: Props) {
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      {mine.addons.length === 0 ? (
        <p class="quiet">{words.none}</p>
      ) : (
        <ul class="line-list">
          {mine.addons.map((addon) => (
            <li key={addon.number}>
              <span class="line-title">{addon.name}</span>
              <span class="line-amount">{costOf(addon)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayChange && (
        <ul class="ways">
          <li>
            <Go to={`/plan/add-ons?line=${line.id}`}>
              {words.more}
              <Icon name="next" />
            </Go>
          </li>
        </ul>
      )}
    </Card>
  );
}

export function costOf({ price, days, ends_on }: MyAddon): string {
  const costs = price && (days === null ? words.sinceMonthly(price.display) : words.pass(price.display));
  return [costs, ends_on && words.until(ends_on.display)].filter(Boolean).join(", ");
}
