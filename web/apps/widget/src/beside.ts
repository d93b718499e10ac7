/** The page that the chat stands in, where it has one: what it is about, whether it shows us, and what it is told. */

import type { Conversation } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { type About, onTold, type PageTold, tellHost, toldLook, where } from "./host";
import { wear } from "./look";

interface BesideState {
  /** Null: nothing to say of the page, or the customer has taken it off. */
  about: About | null;
  /** Folded away nothing counts as read. */
  isOpen: boolean;
  /** How often it was opened by the customer: the focus follows them. */
  opened: number;
}

const names = (said: string, { words }: About) => said.toLowerCase().includes(words.toLowerCase());

export class Beside extends Store<BesideState> {
  readonly where = where();
  readonly isInPortal = this.where === "portal";
  readonly isOnSite = this.where === "site";
  private level: Conversation["level"] | null = null;
  private draft: string | null = null;
  private unreadTold = 0;

  constructor() {
    super({ about: null, isOpen: where() !== "site", opened: 0 });
  }

  /** `write` puts words into the message box, where they can still be changed. */
  start(write: (draft: string) => void): void {
    if (this.where === "alone") return;
    onTold((told) => {
      if (told.selfcare === "page") this.turn(told, write);
    });
    addEventListener("keydown", (event) => {
      const isOurs = event.defaultPrevented || document.querySelector("dialog[open]") !== null;
      if (event.key === "Escape" && !event.isComposing && !isOurs) this.fold();
    });
    tellHost({ selfcare: "ready" });
  }

  readonly fold = (): void => tellHost({ selfcare: "fold" });

  /** What is said is about the page, unless that was taken off; said once, the talk knows it. */
  about(said: string): string {
    const { about } = this.state;
    if (about === null || said === "" || names(said, about)) return said;
    this.takeOff();
    return `${about.words}: ${said}`;
  }

  readonly takeOff = (): void => this.set({ about: null });

  /** What was done by talking shows on the page at once. */
  came(): void {
    if (this.isInPortal) tellHost({ selfcare: "news", count: 1 });
  }

  /** For the button that opens us. */
  unread(count: number): void {
    if (!this.isOnSite || count === this.unreadTold) return;
    this.unreadTold = count;
    tellHost({ selfcare: "unread", count });
  }

  known({ level }: Conversation): void {
    if (this.isInPortal && this.level !== null && level !== this.level) tellHost({ selfcare: "known" });
    this.level = level;
  }

  /** Shows a page of the portal beside; null where there is none. */
  opens(path: string): (() => void) | null {
    return this.isInPortal ? () => void this.goes(path) : null;
  }

  /** True where the page beside has gone there. */
  readonly goes = (url: string): boolean => {
    const there = new URL(url, location.href);
    const isPage = there.origin === location.origin && !/^\/(v1|chat|desk|assets)(\/|$)/.test(there.pathname);
    if (!this.isInPortal || !isPage) return false;
    tellHost({ selfcare: "go", path: there.pathname + there.search });
    return true;
  };

  private turn({ about, draft, isOpen, hasFocus, look }: PageTold, write: (draft: string) => void): void {
    if (look !== undefined) wear({ ...toldLook(), ...look });
    this.set({ about, isOpen, opened: this.state.opened + (hasFocus === true ? 1 : 0) });
    if (draft !== null && draft !== this.draft) write(draft);
    this.draft = draft;
  }
}
