/** Every deed with its key: another key is recorded, or the given one is taken again. */

import { Button, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Sheet } from "../card/sheet";
import type { Desk } from "../desk";
import { isAdmin, isLead } from "../state";
import { texts } from "../texts";
import {
  ALL,
  canBe,
  clashOf,
  isChanged,
  type Keys,
  keysOf,
  pressed,
  type Remappable,
  shown,
  withKeys,
} from "./keymap";

const OF_LEADS: readonly Remappable[] = ["board", "people"];

export function KeyMapSheet({ desk }: { desk: Desk }) {
  const likes = useStore(desk.liking);
  const ids = ALL.filter((id) => {
    if (id === "teams") return isAdmin(desk.state.me);
    return !OF_LEADS.includes(id) || isLead(desk.state.me);
  });
  return (
    <Sheet desk={desk} id="keymap" title={texts.keyMap.title}>
      <div class="sheet">
        <Letters desk={desk} />
        <ul class="key-map">
          {ids.map((id) => (
            <Row key={id} desk={desk} id={id} />
          ))}
        </ul>
        <div class="row end">
          <Button
            inert={Object.keys(likes.keys).length === 0}
            onPress={() => {
              desk.liking.like({ keys: {} });
              desk.polite.say(texts.keyMap.allGiven);
            }}
          >
            {texts.keyMap.reset}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

/** Some people's speech input types letters by accident. */
export function Letters({ desk }: { desk: Desk }) {
  const { letters } = useStore(desk.liking);
  return (
    <label class="way">
      <input
        type="checkbox"
        checked={letters}
        onChange={(event) => desk.liking.like({ letters: event.currentTarget.checked })}
      />
      <span>{texts.settings.letters}</span>
    </label>
  );
}

function Row({ desk, id }: { desk: Desk; id: Remappable }) {
  const likes = useStore(desk.liking);
  const recording = useRecording(desk, id);
  const deed = texts.commands[id];
  const keys = keysOf(likes, id);
  return (
    <li>
      <span id={`key-of-${id}`}>{deed}</span>
      <kbd>{shown(recording.typed ?? keys) || texts.keyMap.press}</kbd>
      <Button
        aria-label={recording.typed === null ? texts.keyMap.changeOf(deed, shown(keys)) : texts.keyMap.press}
        aria-describedby={recording.wrong === null ? undefined : `key-wrong-${id}`}
        onPress={recording.begin}
        onKeyDown={recording.press}
        onBlur={recording.stop}
      >
        {recording.typed === null ? texts.keyMap.change : texts.keyMap.press}
      </Button>
      {isChanged(likes, id) && (
        <Button
          kind="plain"
          aria-label={texts.keyMap.resetOf(deed)}
          onPress={() => desk.liking.like({ keys: withKeys(likes, id, null) })}
        >
          {texts.keyMap.resetOne}
        </Button>
      )}
      <p id={`key-wrong-${id}`} class="error" role="alert">
        {recording.wrong}
      </p>
    </li>
  );
}

/** Enter keeps what was pressed, so nobody has to be quick; Escape leaves all as it was. */
function useRecording(desk: Desk, id: Remappable) {
  const [typed, type] = useState<Keys | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const keep = (keys: Keys) => {
    const taken = clashOf(desk.liking.state, id, keys);
    type(null);
    if (taken !== null) return setWrong(texts.keyMap.clash(shown(keys), texts.commands[taken]));
    desk.liking.like({ keys: withKeys(desk.liking.state, id, keys) });
    desk.polite.say(texts.keyMap.kept(texts.commands[id], shown(keys)));
  };
  const press = (event: KeyboardEvent) => {
    if (typed === null || event.key === "Tab" || event.key === "Shift") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape" || (event.key === "Enter" && typed.length === 0)) type(null);
    else if (event.key === "Enter") keep(typed);
    else if (canBe(event)) type(pressed(typed, event.key));
    else setWrong(texts.keyMap.cannot);
  };
  const begin = () => {
    type([]);
    setWrong(null);
  };
  return { typed, wrong, press, begin, stop: () => type(null) };
}
