/** The way between the desk's screens; each with its key. */

import { Button, Icon, type IconName } from "@selfcare/ui";
import type { Seen } from "./shell";
import { callsToMake, isAdmin, isLead, type View } from "./state";
import { texts } from "./texts";

const FOR_LEADS: readonly View[] = ["board", "people"];
const VIEWS: readonly { view: View; icon: IconName; keys: string }[] = [
  { view: "chats", icon: "chats", keys: "G Q" },
  { view: "calls", icon: "phone", keys: "G C" },
  { view: "search", icon: "search", keys: "/" },
  { view: "board", icon: "board", keys: "G B" },
  { view: "people", icon: "people", keys: "G P" },
  { view: "teams", icon: "teams", keys: "G T" },
];

export function Rail({ desk, state }: Seen) {
  const calls = callsToMake(state.calls);
  const views = VIEWS.filter(({ view }) => {
    if (view === "teams") return isAdmin(state.me);
    return !FOR_LEADS.includes(view) || isLead(state.me);
  });
  return (
    <nav class="rail" aria-label={texts.rail}>
      {views.map(({ view, icon, keys }) => (
        <Button
          key={view}
          aria-current={state.view === view ? "page" : undefined}
          title={texts.withKey(texts.views[view], keys)}
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
      <Button title={texts.withKey(texts.keys.title, "?")} onPress={() => desk.show("keys")}>
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
