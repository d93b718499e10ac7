/** For the operator's own pages: a button that opens the chat, or the chat in a place of the page. See docs/widget.md. */

import { talkTo } from "./loader/frame";
import { Identified, type Identity } from "./loader/identity";
import { onOpeners } from "./loader/openers";
import { type Heard, Widget } from "./loader/widget";

interface Options {
  /** Asked whenever the chat has to know: a token that the host's server has just signed, or null. */
  identity?: () => Promise<string | null>;
  /** What screen readers call the frame. */
  title?: string;
}

interface Shown {
  signOut(): void;
  remove(): void;
}

interface Selfcare {
  /** The words stand in the message box, not sent. */
  open(words?: string): void;
  close(): void;
  identify(identity: Identity): void;
  on<Name extends keyof Heard>(name: Name, hear: (fact: Heard[Name]) => void): () => void;
  /** In a place of the page instead of behind a button. */
  show(place: Element, options?: Options): Shown;
}

declare global {
  interface Window {
    Selfcare: Selfcare;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const origin = new URL(script?.src ?? location.href).origin;
const hearers = new Map<string, Set<(fact: never) => void>>();
const identified = new Identified();
const widget = new Widget(origin, script?.dataset ?? {}, identified, (name, fact) => {
  for (const hear of hearers.get(name) ?? []) hear(fact as never);
});
let isInPlace = false;
let isStarted = false;

/** As soon as there is a page to stand on. Where the chat has a place of its own, it needs no button. */
function start(): void {
  if (isStarted || isInPlace) return;
  isStarted = true;
  widget.start();
  onOpeners((words) => widget.open(words));
}

function show(place: Element, { identity, title = "Chat" }: Options = {}): Shown {
  isInPlace = true;
  if (isStarted) widget.remove();
  const inPlace = new Identified();
  inPlace.become(identity ?? null);
  const talk = talkTo(`${origin}/chat/${identity ? "#identity" : ""}`, title, async (heard) => {
    if (heard.selfcare === "identity" && identity) talk.tell(await inPlace.answer(heard.ask));
  });
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", border: "0" })) {
    talk.frame.style.setProperty(name, value);
  }
  place.append(talk.frame);
  return { signOut: () => talk.tell({ selfcare: "sign-out" }), remove: talk.end };
}

window.Selfcare = {
  show,
  open: (words) => {
    start();
    widget.open(words ?? null);
  },
  close: () => widget.fold(),
  identify: (identity) => {
    if (identity === null) widget.signOut();
    if (identified.become(identity)) widget.identify();
  },
  on: (name, hear) => {
    const all = hearers.get(name) ?? new Set();
    hearers.set(name, all.add(hear));
    return () => void all.delete(hear);
  },
};

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else setTimeout(start);
