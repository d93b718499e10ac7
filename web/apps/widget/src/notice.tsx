/** What the customer should know about the link, in words, above the message box. */

import { Button, Icon, type IconName } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { ChatState } from "./state";
import { texts } from "./texts";

interface Said {
  icon: IconName;
  text: string;
  canHurry: boolean;
}

/** A short break heals by itself and is only named in the header. */
const WORTH_SAYING_AFTER_MS = 2_000;
const SLOW_START_MS = 10_000;

export function Notice({ state, onHurry }: { state: ChatState; onHurry: () => void }) {
  const broken = useLasting(state.link === "reconnecting", WORTH_SAYING_AFTER_MS);
  const slow = useLasting(!state.loaded, SLOW_START_MS);
  const said = choose(state, broken, slow);
  if (said === null) return null;
  return (
    <div class="notice">
      <Icon name={said.icon} />
      <p>{said.text}</p>
      {said.canHurry && (
        <Button kind="plain" onPress={onHurry}>
          {texts.retry}
        </Button>
      )}
    </div>
  );
}

function choose(state: ChatState, broken: boolean, slow: boolean): Said | null {
  if (state.stillSignedIn) return { icon: "warning", text: texts.stillSignedIn, canHurry: false };
  if (state.link === "offline") return { icon: "none", text: texts.offline, canHurry: true };
  if (slow) return { icon: "half", text: texts.slowStart, canHurry: true };
  if (broken) return { icon: "half", text: texts.reconnecting, canHurry: true };
  if (state.startedAnew) return { icon: "info", text: texts.startedAnew, canHurry: false };
  return null;
}

/** True once `on` has lasted so long. */
export function useLasting(on: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    setLasting(false);
    if (!on) return;
    const timer = setTimeout(() => setLasting(true), ms);
    return () => clearTimeout(timer);
  }, [on, ms]);
  return on && lasting;
}
