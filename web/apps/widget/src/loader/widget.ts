/** The button and the chat behind it: nothing of the chat is loaded before somebody opens it. */

import type { Told } from "../host";
import { brand } from "./brand";
import { type Talk, talkTo } from "./frame";
import type { Identified } from "./identity";
import { languageOf, lookOf, onLook } from "./look";
import { type Parts, parts } from "./parts";
import { remember, remembered } from "./remembered";
import { wear, wholeScreen } from "./styles";
import { filled, type Words, wordsIn } from "./words";

export interface Heard {
  unread: number;
  open: undefined;
  close: undefined;
}

type Tell = <Name extends keyof Heard>(name: Name, fact: Heard[Name]) => void;
const PATIENCE_MS = 10_000;

export class Widget {
  private readonly parts: Parts;
  private readonly words: Words;
  private readonly origin: string;
  private readonly said: DOMStringMap;
  private readonly identified: Identified;
  private readonly tell: Tell;
  private talk: Talk | null = null;
  private isReady = false;
  private isOpen = false;
  /** The customer has opened it, and the chat does not know yet. */
  private wantsFocus = false;
  private draft: string | null = null;
  private unread = 0;
  private opener: Element | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(origin: string, said: DOMStringMap, identified: Identified, tell: Tell) {
    this.origin = origin;
    this.said = said;
    this.identified = identified;
    this.tell = tell;
    this.words = wordsIn(languageOf(said));
    this.parts = parts(this.words);
  }

  /** Puts the button on the page; in a tab that had the chat open, the chat as well. */
  start(): void {
    this.draw();
    document.body.append(this.parts.host);
    this.listen();
    const before = remembered();
    // What covers the whole screen comes back only when it is asked for.
    if (before === "open" && !wholeScreen.matches) this.show();
    else if (before !== null) setTimeout(() => this.load());
  }

  open(words: string | null): void {
    if (words) this.draft = words;
    this.opener = document.activeElement;
    this.wantsFocus = true;
    this.show();
    this.tellPage();
  }

  fold(): void {
    if (!this.isOpen) return;
    const hadFocus = document.activeElement === this.parts.host;
    this.isOpen = false;
    remember("folded");
    this.parts.dialog.close();
    this.draw();
    if (hadFocus) this.backToOpener();
    this.tellPage();
    this.tell("close", undefined);
  }

  identify(): void {
    if (this.isReady) this.talk?.tell({ selfcare: "identified" });
  }

  signOut(): void {
    this.talk?.tell({ selfcare: "sign-out" });
  }

  remove(): void {
    this.talk?.end();
    this.parts.host.remove();
  }

  private show(): void {
    this.load();
    if (!this.isOpen) {
      this.isOpen = true;
      remember("open");
      this.tell("open", undefined);
    }
    this.draw();
    this.lay();
  }

  /** The browser's own dialog: what it covers can't be reached, and the rest can. */
  private lay(): void {
    const { dialog } = this.parts;
    if (dialog.open) dialog.close();
    if (!this.isOpen) return;
    if (wholeScreen.matches) dialog.showModal();
    // Not by show(): a page that is loaded anew with the chat open keeps its focus where it was.
    else dialog.open = true;
    if (this.wantsFocus && !this.isReady) this.parts.fold.focus();
  }

  private load(): void {
    if (this.talk !== null) return;
    const { theme, dir } = lookOf(this.said);
    const lang = languageOf(this.said);
    const told = new URLSearchParams({ launched: "", identity: "", theme, dir, lang });
    this.talk = talkTo(`${this.origin}/chat/#${told}`, this.named(), (heard) => void this.hear(heard));
    this.parts.dialog.append(this.talk.frame);
    this.wait();
  }

  private wait(): void {
    this.parts.slow.hidden = true;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.parts.slow.hidden = false;
    }, PATIENCE_MS);
  }

  private async hear(heard: Told): Promise<void> {
    if (heard.selfcare === "ready") this.ready();
    else if (heard.selfcare === "fold") this.fold();
    else if (heard.selfcare === "unread") this.count(heard.count);
    else if (heard.selfcare === "identity") this.talk?.tell(await this.identified.answer(heard.ask));
  }

  private ready(): void {
    clearTimeout(this.patience);
    this.isReady = true;
    this.parts.waiting.hidden = true;
    this.tellPage();
  }

  private count(unread: number): void {
    this.unread = unread;
    this.draw();
    this.tell("unread", unread);
  }

  private tellPage(): void {
    if (!this.isReady || this.talk === null) return;
    const { draft, isOpen, wantsFocus } = this;
    if (wantsFocus) this.talk.frame.focus();
    const look = lookOf(this.said);
    this.talk.tell({ selfcare: "page", about: null, draft, isOpen, hasFocus: wantsFocus, look });
    this.draft = null;
    this.wantsFocus = false;
  }

  private draw(): void {
    const { host, button, badge } = this.parts;
    wear(host, lookOf(this.said));
    button.hidden = this.isOpen || this.said.launcher === "none";
    button.ariaLabel = this.named();
    button.ariaExpanded = String(this.isOpen);
    badge.hidden = this.unread === 0;
    badge.textContent = String(this.unread);
  }

  private named(): string {
    const line = this.unread > 0 ? this.words.news : this.words.chat;
    return filled(line, { brand: brand.name, count: this.unread });
  }

  private backToOpener(): void {
    const { button, host } = this.parts;
    const isThere = this.opener !== host && this.opener !== document.body && this.opener?.isConnected;
    if (isThere && this.opener instanceof HTMLElement) this.opener.focus();
    else button.focus();
  }

  private listen(): void {
    const { button, dialog, fold, again } = this.parts;
    button.addEventListener("click", () => this.open(null));
    fold.addEventListener("click", () => this.fold());
    again.addEventListener("click", () => this.tryAgain());
    dialog.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.fold();
    });
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.fold();
    });
    wholeScreen.addEventListener("change", () => this.lay());
    onLook(() => {
      this.draw();
      this.tellPage();
    });
  }

  private tryAgain(): void {
    this.talk?.end();
    this.talk = null;
    this.load();
  }
}
