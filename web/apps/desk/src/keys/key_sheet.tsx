/** All keys, as they are now. */

import { Button } from "@selfcare/ui";
import { Sheet } from "../card/sheet";
import type { Desk } from "../desk";
import { texts } from "../texts";
import { commandsOf } from "./commands";

export function KeySheet({ desk }: { desk: Desk }) {
  return (
    <Sheet desk={desk} id="keys" title={texts.keys.title}>
      <div class="sheet">
        <p class="hint">{desk.liking.state.letters ? texts.keys.hint : texts.keys.off}</p>
        <div class="row">
          <Button onPress={() => desk.show("keymap")}>{texts.keyMap.open}</Button>
        </div>
        <dl class="keys">
          {commandsOf(desk).map((command) => (
            <Key key={command.keys.join(" ")} keys={command.keys} means={texts.commands[command.id]} />
          ))}
          {texts.keys.always.map(([keys, means]) => (
            <Key key={keys} keys={keys.split(" ")} means={means} />
          ))}
        </dl>
      </div>
    </Sheet>
  );
}

function Key({ keys, means }: { keys: readonly string[]; means: string }) {
  return (
    <div>
      <dt>
        {keys.map((one) => (
          <kbd key={one}>{one.length === 1 ? one.toUpperCase() : one}</kbd>
        ))}
      </dt>
      <dd>{means}</dd>
    </div>
  );
}
