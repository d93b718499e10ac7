/** Pressed, and no answer yet: what is known, and that nobody has to pay again. */

import { Button, Card, Icon, useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import type { PayDeed } from "./paying";
import { payTexts as words } from "./texts_pay";

export function PayUnknown({ deed }: { deed: PayDeed }) {
  const { pressed, step, busy } = useStore(deed);
  useEffect(() => {
    document.querySelector<HTMLElement>("#page h1")?.focus();
  }, []);
  if (pressed === null) return null;
  const amount = pressed.offer.pays.display;
  const isBroken = step === "broken";
  return (
    <Card kind="tile">
      <p class="failed-what">
        <Icon name="half" />
        {isBroken ? words.broken(amount) : words.unknown}
      </p>
      <p role="status">{isBroken ? words.brokenWhy : words.unknownWhy(amount)}</p>
      <div class="acts">
        <Button kind="main" inert={busy} onPress={() => void deed.confirm()}>
          {isBroken ? words.finish(amount) : words.ask}
        </Button>
        {isBroken && !busy && <Button onPress={() => deed.change()}>{words.drop}</Button>}
      </div>
    </Card>
  );
}
