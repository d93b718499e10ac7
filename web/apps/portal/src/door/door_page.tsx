/** The page before all others: signing in. It stands at whatever address was asked for, which is shown afterwards. */

import { Icon, PageHeading, useStore } from "@selfcare/ui";
import { useEffect, useRef } from "preact/hooks";
import { Mark } from "../mark";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { SignIn } from "./sign_in";
import { doorTexts as words } from "./texts_door";
import type { Need } from "./who";

export function Door({ need }: { need: Need | null }) {
  const portal = usePortal();
  const { brand } = useStore(portal);
  const { hasLeft, farewell } = useStore(portal.who);
  const page = useRef<HTMLElement>(null);
  const told = need === null ? words : words.needs[need];
  useEffect(() => {
    if (need !== null || hasLeft) page.current?.querySelector("h1")?.focus();
  }, [need, hasLeft]);
  return (
    <main class="door" ref={page}>
      <Mark />
      <div class="door-card">
        <PageHeading title={told.title} tab={words.tab}>
          <p class="lead-in">{hasLeft && need === null ? (farewell ?? words.left) : told.why}</p>
        </PageHeading>
        <SignIn deed={words.confirm} passkeyDeed={words.passkey} address={portal.who.address} />
      </div>
      {brand !== null && (
        <p class="door-help">
          <a href={`tel:${brand.phone.replaceAll(/[^+\d]/g, "")}`}>
            <Icon name="phone" />
            {words.help(brand.phone, brand.phone_hours)}
          </a>
        </p>
      )}
    </main>
  );
}

/** Before it is known who is here. Nothing is drawn that would jump. */
export function Waiting({ isLong }: { isLong: boolean }) {
  const { connection } = usePortal();
  if (!isLong) return <div class="door" aria-busy="true" />;
  return (
    <main class="door">
      <div class="door-card">
        <p role="status">{words.unreached}</p>
        <button type="button" class="button" onClick={connection.hurry}>
          {texts.banner.again}
        </button>
      </div>
    </main>
  );
}
