/** The customer: the handoff first, then account, network and history. Each part fails alone. */

import { Button, Icon, useStore } from "@selfcare/ui";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Desk } from "../desk";
import { isOneAtATime } from "../own/liking";
import type { Talk } from "../talk/talk";
import { TABS, type Tab } from "../talk/talk_state";
import { texts } from "../texts";
import { AccountTab } from "./account_tab";
import { HandoffTab } from "./handoff_tab";
import { HistoryTab } from "./history_tab";
import { NetworkTab } from "./network_tab";

/** Of somebody unknown there is no account, and no line. */
const TABS_OF_UNKNOWN = ["handoff", "history"] as const;

export function Panel({ desk, talk }: { desk: Desk; talk: Talk }) {
  const now = useStore(talk);
  const tabs: readonly Tab[] = now.card?.who.customer_id === null ? TABS_OF_UNKNOWN : TABS;
  const tab = tabs.includes(now.tab) ? now.tab : "handoff";
  const place = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isOneAtATime()) place.current?.focus();
  }, []);
  return (
    <aside ref={place} class="pane panel" data-pane tabIndex={-1} aria-label={texts.panel.title}>
      <div class="panel-head">
        <Tabs tabs={tabs} tab={tab} choose={talk.see} />
        <Button kind="plain" aria-label={texts.panel.fold} onPress={() => desk.liking.like({ folded: true })}>
          <Icon name="close" />
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls has to be reached by keys */}
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0} class="tab-panel">
        {now.cardFailed && (
          <div class="notice bad">
            <Icon name="bad" />
            <p>{now.card === null ? texts.panel.failed : texts.panel.stale}</p>
            <Button kind="plain" onPress={() => void talk.readCard()}>
              {texts.tryNow}
            </Button>
          </div>
        )}
        {now.card === null && !now.cardFailed && <Skeleton />}
        {now.card !== null && tab === "handoff" && <HandoffTab desk={desk} talk={talk} card={now.card} />}
        {now.card !== null && tab === "account" && <AccountTab card={now.card} />}
        {now.card !== null && tab === "network" && <NetworkTab card={now.card} />}
        {tab === "history" && <HistoryTab desk={desk} talk={talk} />}
      </div>
    </aside>
  );
}

function Tabs({ tabs, tab, choose }: { tabs: readonly Tab[]; tab: Tab; choose: (tab: Tab) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent) => {
    const at = tabs.indexOf(tab);
    const step = { ArrowRight: 1, ArrowLeft: tabs.length - 1 }[event.key];
    const next = step === undefined ? undefined : tabs[(at + step) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div ref={list} role="tablist" class="tabs" aria-label={texts.panel.title} onKeyDown={press}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-controls="tab-panel"
          aria-selected={tab === one}
          tabIndex={tab === one ? 0 : -1}
          onClick={() => choose(one)}
        >
          {texts.panel.tabs[one]}
        </button>
      ))}
    </div>
  );
}

function Skeleton() {
  return (
    <div class="skeleton">
      <p class="spoken">{texts.loading}</p>
    </div>
  );
}
