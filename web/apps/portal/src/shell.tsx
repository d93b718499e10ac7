/** What stands around every page: the brand, the ways to the others, the conversation at hand, and whether we are connected. */

import type { Customer } from "@selfcare/client";
import { Button, Icon, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { AbovePage } from "./dock/above_page";
import { DockPanel } from "./dock/dock_panel";
import { Go } from "./link";
import { Mark } from "./mark";
import { More } from "./more";
import { Outlet } from "./outlet";
import { isUnder, navFor } from "./pages";
import { usePortal } from "./portal";
import { texts } from "./texts";

export function Shell({ customer, isHidden }: { customer: Customer; isHidden: boolean }) {
  const portal = usePortal();
  const { isOpen, isThere } = useStore(portal.dock);
  const { moves } = useStore(portal.router);
  const [isMore, setMore] = useState(false);
  // The sheet has nothing to say about the page that it has led to.
  useEffect(() => setMore(false), [moves]);
  return (
    <div class={isOpen ? "shell docked" : "shell"} hidden={isHidden}>
      <a class="skip" href="#page">
        {texts.skip}
      </a>
      <header class="top">
        <Mark />
        <HelpButton kind="top-help" />
        <Button
          kind="plain"
          aria-haspopup="dialog"
          aria-label={texts.own(customer.given_name)}
          onPress={() => setMore(true)}
        >
          <Icon name="person" />
          <span class="top-name">{customer.given_name}</span>
        </Button>
      </header>
      <Nav customer={customer} onMore={() => setMore(true)} />
      <main id="page" class="page" tabIndex={-1}>
        <Away />
        <AbovePage customer={customer} />
        <Outlet customer={customer} />
      </main>
      {isThere && <DockPanel />}
      {isMore && <More customer={customer} onClose={() => setMore(false)} />}
    </div>
  );
}

function Nav({ customer, onMore }: { customer: Customer; onMore: () => void }) {
  const { path } = useStore(usePortal().router);
  return (
    <nav class="nav" aria-label={texts.nav}>
      <ul>
        {navFor(customer).map((entry) => (
          <li key={entry.to} class={entry.isBehindMore ? "nav-wide" : ""}>
            <Go to={entry.to} kind="nav-link" isHere={isUnder(entry, path)}>
              <Icon name={entry.icon} />
              {entry.title}
            </Go>
          </li>
        ))}
        <li class="nav-phone">
          <button type="button" class="nav-link" aria-haspopup="dialog" onClick={onMore}>
            <Icon name="menu" />
            {texts.pages.more}
          </button>
        </li>
      </ul>
    </nav>
  );
}

function HelpButton({ kind }: { kind: string }) {
  const { dock } = usePortal();
  const { isOpen, unread } = useStore(dock);
  return (
    <button
      type="button"
      class={`help ${kind}`}
      aria-expanded={isOpen}
      aria-label={unread > 0 ? texts.helpNews(unread) : texts.help}
      onClick={() => dock.toggle()}
    >
      <Icon name="chats" />
      {texts.help}
      {unread > 0 && <span class="badge number">{unread}</span>}
    </button>
  );
}

function Away() {
  const { connection } = usePortal();
  const { isAway } = useStore(connection);
  return (
    <div role="status" class="away-place">
      {isAway && (
        <p class="away">
          <Icon name="offline" />
          <span>{texts.banner.away}</span>
          <Button onPress={connection.hurry}>{texts.banner.again}</Button>
        </p>
      )}
    </div>
  );
}
