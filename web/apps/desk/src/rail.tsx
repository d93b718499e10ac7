/** The way between the desk's screens; each with its key. */

import { Button, Icon, type IconName, useStore } from "@selfcare/ui";
import type { Remappable } from "./keys/keymap";
import { withKey } from "./keys/with_key";
import type { Seen } from "./shell";
import { callsToMake, isAdmin, isLead, type View } from "./state";
import { texts } from "./texts";

const FOR_LEADS: readonly View[] = ["board", "people"];
const VIEWS: readonly { view: View; icon: IconName; key: Remappable }[] = [
  { view: "chats", icon: "chats", key: "queue" },
  { view: "calls", icon: "phone", key: "calls" },
  { view: "search", icon: "search", key: "search" },
  { view: "board", icon: "board", key: "board" },
  { view: "people", icon: "people", key: "people" },
  { view: "teams", icon: "teams", key: "teams" },
];

export function Rail({ desk, state }: Seen) {
  // Its tooltips name the keys.
  useStore(desk.liking);
  const calls = callsToMake(state.calls);
  const views = VIEWS.filter(({ view }) => {
    if (view === "teams") return isAdmin(state.me);
    return !FOR_LEADS.includes(view) || isLead(state.me);
  });
  return (
    <nav class="rail" aria-label={texts.rail}>
      {views.map(({ view, icon, key }) => (
        <Button
          key={view}
          aria-current={state.view === view ? "page" : undefined}
          title={withKey(desk, texts.views[view], key)}
          onPress={() => desk.view(view)}
        >
          <Icon name={icon} />
          <span>{texts.views[view]}</span>
          {view === "calls" && calls > 0 && (
            <span class="count">
              <span aria-hidden="true">{calls}</span>
              <span class="spoken">{texts.calls.toMake(calls)}</span>
            </span>
          )}
        </Button>
      ))}
      <span class="gap" />
      <Button title={withKey(desk, texts.keys.title, "keys")} onPress={() => desk.show("keys")}>
        <Icon name="keys" />
        <span>{texts.keys.short}</span>
      </Button>
      <Button title={texts.settings.title} onPress={() => desk.show("settings")}>
        <Icon name="settings" />
        <span>{texts.settings.title}</span>
      </Button>
    </nav>
  );
}
