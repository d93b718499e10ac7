/** Always in sight: how the link is, how I am, how many I have, and when the log-in ends. */

import type { PresenceWord } from "@selfcare/client";
import { Button, Icon, type IconName } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { clock } from "./clock";
import type { Seen } from "./shell";
import type { DeskState } from "./state";
import { texts } from "./texts";

const STATES: readonly PresenceWord[] = ["available", "finishing", "away", "offline"];
/** So long before the log-in ends it is said once; the desk counts in quarters of a minute. */
const WARN_MS = 135_000;

export function Bar({ desk, state }: Seen) {
  const { me, presence } = state;
  return (
    <header class="bar">
      <h1 class="spoken">{texts.title(state.brand?.name ?? "", 0)}</h1>
      <LinkState state={state} onHurry={desk.hurry} />
      <span class="gap" />
      <MyState desk={desk} state={state} />
      {presence !== null && (
        <span class="load" title={texts.load.why}>
          {texts.load.of(presence.chats, presence.capacity)}
        </span>
      )}
      <span class="me">
        <Icon name="person" />
        {me?.name}
      </span>
      <Button onPress={() => void desk.logOut()}>{texts.logOut}</Button>
      <Ending desk={desk} state={state} />
    </header>
  );
}

function LinkState({ state, onHurry }: { state: DeskState; onHurry: () => void }) {
  const isLive = state.link === "live";
  const icon: IconName = isLive ? "check" : state.stale ? "warning" : "half";
  const locale = state.brand?.locale ?? "en-GB";
  return (
    <span class={`link-state ${isLive ? "live" : "gone"}`}>
      <Icon name={icon} />
      <span>
        {isLive && texts.link.live}
        {!isLive &&
          (state.asOf === null ? texts.link.connecting : texts.link.asOf(clock(state.asOf, locale, true)))}
        {state.stale && ` ${texts.link.sendingOff}`}
      </span>
      {!isLive && state.asOf !== null && (
        <Button kind="plain" onPress={onHurry}>
          {texts.tryNow}
        </Button>
      )}
    </span>
  );
}

function MyState({ desk, state }: Seen) {
  const { presence } = state;
  return (
    <label class="my-state">
      <span class={`dot ${presence?.state ?? ""}`} aria-hidden="true" />
      <span class="spoken">{texts.states.label}</span>
      <select
        value={presence?.state ?? ""}
        disabled={presence === null}
        onChange={(event) => void desk.setState(event.currentTarget.value as PresenceWord)}
      >
        {presence === null && <option value="">{texts.states.unknown}</option>}
        {STATES.map((one) => (
          <option key={one} value={one}>
            {texts.states[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Said aloud once, and shown until it is over. Drafts are kept in any case. */
function Ending({ desk, state }: Seen) {
  const endsAt = state.me === null ? Number.POSITIVE_INFINITY : Date.parse(state.me.session_ends_at);
  const isNear = endsAt - state.now <= WARN_MS;
  useEffect(() => {
    if (isNear) desk.urgent.say(texts.ending(state.me?.ends_at ?? ""));
  }, [desk, isNear, state.me?.ends_at]);
  if (!isNear) return null;
  return (
    <p class="ending">
      <Icon name="warning" />
      {texts.ending(state.me?.ends_at ?? "")}
    </p>
  );
}
