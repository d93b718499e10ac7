/** Who this is, whether a person or the assistant answers, how the link is, and the ways out: the phone, and signing out. */

import type { Brand, Link } from "@selfcare/client";
import { Button, Icon, type IconName, Mark } from "@selfcare/ui";
import type { Chat } from "./chat";
import { Settings } from "./settings";
import { type ChatState, isSignedIn } from "./state";
import { texts } from "./texts";
import { useOwn } from "./use_own";

const LINK_ICONS: Record<Link, IconName> = {
  connecting: "half",
  live: "check",
  reconnecting: "half",
  offline: "none",
};

export function Header({ chat, state }: { chat: Chat; state: ChatState }) {
  const { brand, link, conversation } = state;
  const line = useOwn(chat.own).line.state;
  const person = line?.state === "with_agent" ? (line.agent_name ?? null) : null;
  return (
    <header class="header">
      <div class="header-row">
        {brand !== null && <Mark />}
        <div class="who">
          <h1>{brand?.name ?? texts.noBrand}</h1>
          <p class="line">
            <span>
              {person === null ? (brand?.assistant_line ?? texts.assistant) : texts.answers(person)}
            </span>
            <span class={`link ${link}`}>
              <Icon name={LINK_ICONS[link]} />
              {texts.link[link]}
            </span>
          </p>
        </div>
        <Settings own={chat.own} state={state} />
        {brand !== null && <Call brand={brand} />}
        {chat.own.beside.isOnSite && (
          <Button kind="plain" aria-label={texts.launcher.fold} onPress={chat.own.beside.fold}>
            <Icon name="close" />
          </Button>
        )}
      </div>
      {isSignedIn(state) && <SignedIn chat={chat} name={conversation?.customer_name ?? ""} />}
    </header>
  );
}

function Call({ brand }: { brand: Brand }) {
  const number = brand.phone.replaceAll(/[^+\d]/g, "");
  return (
    <a
      class="button plain call"
      href={`tel:${number}`}
      aria-label={texts.call(brand.phone, brand.phone_hours)}
    >
      <Icon name="phone" />
      <span class="number">{brand.phone}</span>
    </a>
  );
}

function SignedIn({ chat, name }: { chat: Chat; name: string }) {
  return (
    <div class="signed-in">
      <p>
        <Icon name="lock" />
        {name === "" ? texts.signIn.done : texts.signedInAs(name)}
      </p>
      <Button kind="plain" onPress={() => void chat.signOut()}>
        {texts.signOut}
      </Button>
    </div>
  );
}
