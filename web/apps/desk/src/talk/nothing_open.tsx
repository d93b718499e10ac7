/** No conversation is open: what to do next, with the button that does it. */

import { Button, Icon } from "@selfcare/ui";
import { keyOf } from "../keys/with_key";
import type { Seen } from "../shell";
import { callsToMake, mineOf, offersOf } from "../state";
import { texts } from "../texts";

export function NothingOpen({ desk, state }: Seen) {
  const calls = callsToMake(state.calls);
  const isThere = state.presence?.state === "available";
  return (
    <main class="pane thread nothing" data-pane tabIndex={-1} aria-label={texts.conversation}>
      <div class="empty">
        <Icon name="chats" />
        <h2>{texts.nothingOpen}</h2>
        <p>{nextOf({ desk, state })}</p>
        {state.presence !== null && !isThere && (
          <Button kind="main" onPress={() => void desk.setState("available")}>
            {texts.idle.begin}
          </Button>
        )}
        {calls > 0 && (
          <Button onPress={() => desk.view("calls")}>
            <Icon name="phone" />
            {texts.calls.toMake(calls)}
          </Button>
        )}
        <p class="hint">{texts.idle.keys(keyOf(desk, "keys"))}</p>
      </div>
    </main>
  );
}

function nextOf({ desk, state }: Seen): string {
  if (offersOf(state.chats).length > 0) return texts.idle.accept(keyOf(desk, "accept"));
  if (mineOf(state.chats).length > 0) return texts.idle.choose(keyOf(desk, "waiting"));
  if (state.presence?.state !== "available") return texts.idle.notThere;
  return state.queue?.length ? texts.idle.offered : texts.idle.nobody;
}
