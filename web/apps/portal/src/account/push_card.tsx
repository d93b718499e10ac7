/** Whether this browser tells its owner anything while the page is closed. Asked for by a press, and by nothing else. */

import { createOwnApi, Push } from "@selfcare/client";
import { Button, Card } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { noticesTexts } from "./texts_notices";

const words = noticesTexts.push;

export function PushCard() {
  const [, drawAgain] = useState(0);
  const [push] = useState(() => new Push(createOwnApi(), () => drawAgain((times) => times + 1)));
  useEffect(() => {
    // What can't be found out is not offered.
    void push.look().catch(() => undefined);
  }, [push]);
  const { state } = push;
  const isOn = state === "on";
  const canTurn = isOn || state === "off" || state === "failed";
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <p role="status">{state === "off" ? words.why : words[state]}</p>
      {canTurn && (
        <div class="acts">
          <Button onPress={() => void (isOn ? push.turnOff() : push.turnOn())}>
            {isOn ? words.turnOff : words.turnOn}
          </Button>
        </div>
      )}
    </Card>
  );
}
