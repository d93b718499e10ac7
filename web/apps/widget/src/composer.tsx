/** The message box: grows with the text, Enter sends, Shift and Enter breaks the line, the draft is kept. */

import { AddFiles, Button, Icon, pasteInto, TrayList, useStore } from "@selfcare/ui";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect } from "preact/hooks";
import type { Chat } from "./chat";
import type { ChatState } from "./state";
import { texts } from "./texts";

const LONGEST = 4000;
/** Only near the end is it worth counting. */
const COUNT_FROM = 3600;

interface Props {
  chat: Chat;
  state: ChatState;
  box: RefObject<HTMLTextAreaElement>;
}

export function Composer({ chat, state, box }: Props) {
  const length = state.draft.trim().length;
  const hasFiles = state.added.some((one) => one.state !== "failed");
  const canSend = (length > 0 || hasFiles) && length <= LONGEST;
  const send = (event?: Event) => {
    event?.preventDefault();
    if (!canSend) return;
    chat.say(state.draft);
    box.current?.focus();
  };
  useGrowth(box, state.draft);
  useFirstFocus(box, chat.own.beside.isOnSite);
  return (
    <form class="composer" onSubmit={send}>
      <AboutPage chat={chat} onDone={() => box.current?.focus()} />
      <TrayList tray={chat.tray} added={state.added} onDone={() => box.current?.focus()} />
      <AddFiles tray={chat.tray} />
      <Box chat={chat} state={state} box={box} onSend={send} />
      <Button kind="main" type="submit" aria-label={texts.send} inert={!canSend}>
        <Icon name="send" />
      </Button>
      {length >= COUNT_FROM && (
        <p id="length" class={length > LONGEST ? "length over" : "length"} aria-live="polite">
          {length > LONGEST ? texts.over(length - LONGEST) : texts.left(LONGEST - length)}
        </p>
      )}
    </form>
  );
}

/** What the page beside is about. Taken off, the question is about nothing but itself. */
function AboutPage({ chat, onDone }: { chat: Chat; onDone: () => void }) {
  const { about } = useStore(chat.own.beside);
  if (about === null) return null;
  const takeOff = () => {
    chat.own.beside.takeOff();
    onDone();
  };
  return (
    <p class="about-page">
      {about.title}
      <Button kind="plain" aria-label={texts.takeOff(inMiddle(about.title))} onPress={takeOff}>
        <Icon name="close" />
      </Button>
    </p>
  );
}

const inMiddle = (title: string) => title.charAt(0).toLowerCase() + title.slice(1);

function Box({ chat, state, box, onSend }: Props & { onSend: () => void }) {
  const press = (event: KeyboardEvent) => {
    // While a word is being composed, Enter belongs to the input method (229 is what Safari says of it).
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      onSend();
    } else if ((event.key === "PageUp" || event.key === "PageDown") && state.draft === "") {
      event.preventDefault();
      scrollLog(event.key === "PageUp" ? -1 : 1);
    }
  };
  return (
    <textarea
      ref={box}
      rows={1}
      dir="auto"
      aria-label={texts.message}
      aria-describedby={state.draft.length >= COUNT_FROM ? "length" : undefined}
      placeholder={texts.placeholder}
      enterkeyhint="send"
      autocomplete="off"
      value={state.draft}
      onInput={(event) => chat.write(event.currentTarget.value)}
      onKeyDown={press}
      onPaste={(event) => pasteInto(chat.tray, event)}
    />
  );
}

function scrollLog(pages: number): void {
  const log = document.querySelector("[role=log]");
  log?.scrollBy({ top: pages * log.clientHeight * 0.9 });
}

/** As high as its text, up to what the style sheet allows. */
function useGrowth(box: RefObject<HTMLTextAreaElement>, draft: string): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.style.setProperty("height", "auto");
    element.style.setProperty("height", `${element.scrollHeight + 2}px`);
  }, [box, draft]);
}

/**
 * The box has the focus from the start, except on touch screens, where the keyboard would pop up, and on another site's
 * page, which is not ours to take it from.
 */
function useFirstFocus(box: RefObject<HTMLTextAreaElement>, isOnSite: boolean): void {
  useEffect(() => {
    if (!isOnSite && !matchMedia("(pointer: coarse)").matches) box.current?.focus();
  }, [box, isOnSite]);
}
