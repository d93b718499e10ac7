/** What is of the customer and not of the talk: being told when the page is closed, and where they are signed in. */

import { Button, Icon, useStore } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Own } from "./own";
import { Places } from "./places";
import type { Sound } from "./sound";
import { type ChatState, isSignedIn } from "./state";
import { texts } from "./texts";
import { useOwn } from "./use_own";

interface Props {
  own: Own;
  state: ChatState;
}

export function Settings({ own, state }: Props) {
  const [isOpen, setOpen] = useState(false);
  useOwn(own);
  const isIn = isSignedIn(state);
  return (
    <>
      <Button
        kind="plain"
        aria-label={texts.settings.open}
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        <Icon name="settings" />
      </Button>
      {isOpen && <Panel {...{ own, state, isIn }} onClose={() => setOpen(false)} />}
    </>
  );
}

function Panel({ own, state, isIn, onClose }: Props & { isIn: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser keeps the focus inside, closes with Escape and gives the focus back where it was.
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="settings" aria-labelledby="settings" onClose={onClose}>
      <div class="settings-head">
        <h2 id="settings">{texts.settings.title}</h2>
        <Button onPress={() => dialog.current?.close()}>{texts.settings.close}</Button>
      </div>
      <Sounding sound={own.sound} />
      {own.push.state !== "none" && <Telling own={own} />}
      {isIn && <Places own={own} locale={state.brand?.locale ?? "en-GB"} />}
    </dialog>
  );
}

function Sounding({ sound }: { sound: Sound }) {
  const { isOn } = useStore(sound);
  return (
    <section aria-labelledby="sounding">
      <h3 id="sounding">{texts.sound.title}</h3>
      <label class="switch">
        <input type="checkbox" checked={isOn} onChange={(event) => sound.turn(event.currentTarget.checked)} />
        {texts.sound.play}
      </label>
    </section>
  );
}

function Telling({ own }: { own: Own }) {
  const { push } = own;
  const isOn = push.state === "on";
  const canTurn = isOn || push.state === "off" || push.state === "failed";
  const words = { ...texts.push, none: "", off: texts.push.why };
  return (
    <section aria-labelledby="telling">
      <h3 id="telling">{texts.push.title}</h3>
      <p class="quiet" role="status">
        {words[push.state]}
      </p>
      {canTurn && (
        <Button onPress={() => void (isOn ? push.turnOff() : push.turnOn())}>
          {isOn ? texts.push.turnOff : texts.push.turnOn}
        </Button>
      )}
    </section>
  );
}
