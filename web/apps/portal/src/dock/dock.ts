/** The conversation at hand on every page: open or folded, what it is about, and what came while nobody looked. */

import { Store } from "@selfcare/ui";

/** What the page is about, in words that can stand before a question. */
export interface About {
  /** On the chip: "About your March bill". */
  title: string;
  /** Before what is asked: "My March bill". */
  words: string;
}

export interface DockState {
  isOpen: boolean;
  /** Once opened, it stays as it is while it is folded: draft and place in the talk are kept. */
  isThere: boolean;
  about: About | null;
  /** Words put in the message box, to be sent or not. */
  draft: string | null;
  unread: number;
}

const FOLDED: DockState = { isOpen: false, isThere: false, about: null, draft: null, unread: 0 };

export class Dock extends Store<DockState> {
  constructor() {
    super(FOLDED);
  }

  readonly open = (draft: string | null = null): void => {
    this.set({ isOpen: true, isThere: true, draft, unread: 0 });
  };

  readonly fold = (): void => this.set({ isOpen: false });

  readonly toggle = (): void => (this.state.isOpen ? this.fold() : this.open());

  about(about: About | null): void {
    if (about?.title !== this.state.about?.title) this.set({ about });
  }

  news(count: number): void {
    if (!this.state.isOpen) this.set({ unread: this.state.unread + count });
  }

  /** Signed out: the frame goes, and with it all that was in it. */
  forget(): void {
    this.become(FOLDED);
  }
}
