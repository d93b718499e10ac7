/** The whole page: header, conversation, notices, message box, and the two voices for screen readers. */

import { useDropping, useStore, Voices, wearBrand } from "@selfcare/ui";
import { useEffect, useRef } from "preact/hooks";
import type { Chat } from "./chat";
import { Composer } from "./composer";
import { Header } from "./header";
import { LinePanel } from "./line_panel";
import { Log } from "./log";
import { Notice } from "./notice";
import { PushOffer } from "./push_offer";
import { RateLast } from "./rate_last";
import { type ChatState, isSignedIn } from "./state";
import { texts } from "./texts";

export function Page({ chat }: { chat: Chat }) {
  const state = useStore(chat);
  const box = useRef<HTMLTextAreaElement>(null);
  useBrand(state);
  useUnread(state);
  const dropping = useDropping(chat.tray);
  return (
    <div class="page">
      <Header chat={chat} state={state} />
      <main class="talk">
        <Log chat={chat} state={state} onDone={() => backToWriting(box.current)} />
        <Notice state={state} onHurry={() => chat.hurry()} />
        <LinePanel own={chat.own} isSignedIn={isSignedIn(state)} onDone={() => backToWriting(box.current)} />
        <RateLast own={chat.own} state={state} onDone={() => backToWriting(box.current)} />
        <PushOffer own={chat.own} state={state} />
        {dropping && <p class="drop">{texts.files.drop}</p>}
        <Composer chat={chat} state={state} box={box} />
      </main>
      <Voices polite={state.polite} urgent={state.urgent} />
    </div>
  );
}

/** To the message box; with fingers to its region only, so that no keyboard pops up over the answer. */
function backToWriting(box: HTMLTextAreaElement | null): void {
  if (!matchMedia("(pointer: coarse)").matches) box?.focus();
  else
    box
      ?.closest("main")
      ?.querySelector<HTMLElement>("[role=log] [tabindex='0']")
      ?.focus({ preventScroll: true });
}

function useBrand({ brand }: ChatState): void {
  useEffect(() => {
    if (brand === null) return;
    document.documentElement.lang = brand.locale;
    wearBrand(brand, document.documentElement);
  }, [brand]);
}

/** While nobody looks, the number of new messages stands in the title. */
function useUnread({ brand, messages, loaded }: ChatState): void {
  const seen = useRef(0);
  const last = messages.at(-1)?.seq ?? 0;
  useEffect(() => {
    const show = () => {
      if (!document.hidden || !loaded) seen.current = last;
      const unread = messages.filter(
        (one) => one.seq > seen.current && one.sender.kind !== "customer",
      ).length;
      if (brand !== null) document.title = texts.title(brand.name, unread);
    };
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [brand, messages, loaded, last]);
}
