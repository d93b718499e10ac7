/** Pressed, and no answer yet: what is known, and that nobody has to pay again. */

import { Button, Card, Icon, useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import type { Paying } from "./paying";
import { payTexts as words } from "./texts_pay";

export function PayUnknown({ paying }: { paying: Paying }) {
  const { pressed, step, busy } = useStore(paying);
  useEffect(() => {
    document.querySelector<HTMLElement>("#page h1")?.focus();
  }, []);
  if (pressed === null) return null;
  const amount = pressed.quote.pays.display;
  const isBroken = step === "broken";
  return (
    <Card kind="tile">
      <p class="failed-what">
        <Icon name="half" />
        {isBroken ? words.broken(amount) : words.unknown}
      </p>
      <p role="status">{isBroken ? words.brokenWhy : words.unknownWhy(amount)}</p>
      <div class="acts">
        <Button kind="main" inert={busy} onPress={() => void paying.pay()}>
          {isBroken ? words.finish(amount) : words.ask}
        </Button>
        {isBroken && !busy && <Button onPress={() => paying.change()}>{words.drop}</Button>}
      </div>
    </Card>
  );
}
