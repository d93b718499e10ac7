/** The add-ons that a line has, and those that it can have. */

import type { MyAddon, SoldAddon } from "@selfcare/client";
import { Button, Card } from "@selfcare/ui";
import { costOf } from "./plan_addons";
import { planTexts } from "./texts_plan";

const words = planTexts.addonPage;

interface MineProps {
  mine: readonly MyAddon[];
  mayChange: boolean;
  onRemove: (code: string) => void;
}

export function AddonsMine({ mine, mayChange, onRemove }: MineProps) {
  if (mine.length === 0) return null;
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.mine}</h2>
      <ul class="line-list addon-list">
        {mine.map((addon) => (
          <li key={addon.number}>
            <span class="line-title">{addon.name}</span>
            <span class="line-amount">{costOf(addon)}</span>
            {addon.ends_on === null && (
              <Button
                inert={!mayChange}
                aria-label={planTexts.addonCard.removeOf(addon.name)}
                onPress={() => onRemove(addon.code)}
              >
                {planTexts.addonCard.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface SoldProps {
  mine: readonly MyAddon[];
  sold: readonly SoldAddon[];
  mayChange: boolean;
  onAdd: (code: string) => void;
}

export function AddonsSold({ mine, sold, mayChange, onAdd }: SoldProps) {
  const running = mine.filter(({ ends_on, days }) => ends_on === null || days !== null);
  const free = sold.filter(({ code }) => !running.some((one) => one.code === code));
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.sold}</h2>
      {free.length === 0 && <p class="quiet">{words.soldNone}</p>}
      <ul class="line-list addon-list">
        {free.map((addon) => (
          <li key={addon.code}>
            <span class="line-title">{addon.name}</span>
            <span class="line-amount">{words.price(addon.price.display, addon.days)}</span>
            <span class="quiet">{addon.text}</span>
            <Button inert={!mayChange} aria-label={words.addOf(addon.name)} onPress={() => onAdd(addon.code)}>
              {words.add}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
