/** How the agent likes the desk, and where else they are logged in. */

import type { DeskSession } from "@selfcare/client";
import { Button, chime, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { Sheet } from "../card/sheet";
import { clock } from "../clock";
import type { Desk } from "../desk";
import { Letters } from "../keys/key_map_sheet";
import { texts } from "../texts";
import { useMyself } from "./own_parts";

export function SettingsSheet({ desk }: { desk: Desk }) {
  const likes = useStore(desk.liking);
  return (
    <Sheet desk={desk} id="settings" title={texts.settings.title}>
      <div class="sheet">
        <label class="slider">
          <span>{texts.settings.volume(likes.volume)}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={10}
            value={likes.volume}
            onChange={(event) => {
              desk.liking.like({ volume: Number(event.currentTarget.value) });
              chime(Number(event.currentTarget.value));
            }}
          />
        </label>
        <p class="hint">{texts.settings.volumeHint}</p>
        <Letters desk={desk} />
        <div class="row">
          <Button onPress={() => desk.show("keymap")}>{texts.keyMap.open}</Button>
        </div>
        <OwnLogIn desk={desk} />
        <Sessions desk={desk} />
      </div>
    </Sheet>
  );
}

function OwnLogIn({ desk }: { desk: Desk }) {
  const me = useMyself(desk);
  const has = me?.second_factor === true;
  const { own } = texts;
  return (
    <section class="own" aria-labelledby="own-title">
      <h3 id="own-title">{own.title}</h3>
      <p class="hint">{has ? own.left(me.recovery_codes_left) : own.noFactor}</p>
      <div class="row">
        <Button onPress={() => desk.show("password")}>{own.password}</Button>
        <Button onPress={() => desk.show("factor")}>{has ? own.factor.replace : own.factor.begin}</Button>
        {has && <Button onPress={() => desk.show("codes")}>{own.codes}</Button>}
      </div>
    </section>
  );
}

function Sessions({ desk }: { desk: Desk }) {
  const [sessions, setSessions] = useState<readonly DeskSession[] | null>(null);
  const [failed, setFailed] = useState(false);
  const read = () => desk.api.sessions().then(setSessions, () => setFailed(true));
  useEffect(() => void read(), []);
  const end = (id: string) => void desk.act(() => desk.api.endSession(id)).then(read);
  const endOthers = () => void desk.act(() => desk.api.endOtherSessions()).then(read);
  const locale = desk.state.brand?.locale ?? "en-GB";
  return (
    <section aria-labelledby="sessions-title">
      <h3 id="sessions-title">{texts.settings.sessions}</h3>
      {failed && <p class="hint">{texts.settings.failed}</p>}
      {sessions === null && !failed && <p class="hint">{texts.loading}</p>}
      <ul class="sessions">
        {(sessions ?? []).map((one) => (
          <li key={one.id}>
            <span>
              {one.device}
              <span class="hint">
                {" "}
                {one.here ? texts.settings.here : texts.settings.used(clock(one.last_used_at, locale))}
              </span>
            </span>
            {!one.here && (
              <Button
                kind="plain"
                aria-label={texts.settings.endAloud(one.device)}
                onPress={() => end(one.id)}
              >
                {texts.logOut}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(sessions ?? []).length > 1 && <Button onPress={endOthers}>{texts.own.endOthers}</Button>}
    </section>
  );
}
