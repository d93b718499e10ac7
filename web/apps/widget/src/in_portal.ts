/** The chat at hand in the portal: knows the page beside it, tells it what came, and moves it where a link leads. */

import type { Conversation, Message } from "@selfcare/client";
import { Store } from "@selfcare/ui";
import { type About, isInPortal, onPage, tellPortal } from "./host";

interface Beside {
  /** Null: nothing to say of the page, or the customer has taken it off. */
  about: About | null;
}

const names = (said: string, { words }: About) => said.toLowerCase().includes(words.toLowerCase());

export class InPortal extends Store<Beside> {
  readonly isHere = isInPortal();
  private level: Conversation["level"] | null = null;
  private draft: string | null = null;

  constructor() {
    super({ about: null });
  }

  /** `write` puts words into the message box, where they can still be changed. */
  start(write: (draft: string) => void): void {
    if (!this.isHere) return;
    onPage(({ about, draft }) => {
      this.set({ about });
      if (draft !== null && draft !== this.draft) write(draft);
      this.draft = draft;
    });
    addEventListener("keydown", (event) => {
      if (
        event.key === "Escape" &&
        !event.defaultPrevented &&
        document.querySelector("dialog[open]") === null
      ) {
        tellPortal({ selfcare: "fold" });
      }
    });
    tellPortal({ selfcare: "ready" });
  }

  /** What is said is about the page, unless that was taken off; said once, the talk knows it. */
  about(said: string): string {
    const { about } = this.state;
    if (about === null || said === "" || names(said, about)) return said;
    this.takeOff();
    return `${about.words}: ${said}`;
  }

  readonly takeOff = (): void => this.set({ about: null });

  /** What was done by talking shows on the page at once. */
  came(message: Message): void {
    if (this.isHere && message.sender.kind !== "customer") tellPortal({ selfcare: "news", count: 1 });
  }

  known({ level }: Conversation): void {
    if (this.isHere && this.level !== null && level !== this.level) tellPortal({ selfcare: "known" });
    this.level = level;
  }

  /** Shows a page of the portal beside; null where there is none. */
  opens(path: string): (() => void) | null {
    return this.isHere ? () => void this.goes(path) : null;
  }

  /** True where the page beside has gone there. */
  readonly goes = (url: string): boolean => {
    const there = new URL(url, location.href);
    const isPage = there.origin === location.origin && !/^\/(v1|chat|desk|assets)(\/|$)/.test(there.pathname);
    if (!this.isHere || !isPage) return false;
    tellPortal({ selfcare: "go", path: there.pathname + there.search });
    return true;
  };
}
