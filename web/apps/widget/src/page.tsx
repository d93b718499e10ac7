/** The whole page: header, conversation, notices, message box, and the two voices for screen readers. */

import { useDropping, useStore, Voices, wearBrand } from "@selfcare/ui";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Beside } from "./beside";
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
import { useUnread } from "./unread";

interface Props {
  chat: Chat;
  /** Of the page's own words, where that is not the operator's. */
  language?: string | null;
}

export function Page({ chat, language = null }: Props) {
  const state = useStore(chat);
  const box = useRef<HTMLTextAreaElement>(null);
  useBrand(state, language);
  useUnread(state, chat.own.beside);
  useOpened(chat.own.beside, box);
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

function useBrand({ brand }: ChatState, language: string | null): void {
  useEffect(() => {
    if (brand === null) return;
    document.documentElement.lang = language ?? brand.locale;
    wearBrand(brand, document.documentElement);
  }, [brand, language]);
}

/** The button on the page around was pressed: the focus goes where it would go on a page of our own. */
function useOpened(beside: Beside, box: RefObject<HTMLTextAreaElement>): void {
  const { opened } = useStore(beside);
  useEffect(() => {
    if (opened > 0) backToWriting(box.current);
  }, [opened, box]);
}
