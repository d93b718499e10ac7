/** How an agent likes the desk: kept in this browser for each of them, and nobody else's business. */

import { Store } from "@selfcare/ui";
import { keep, kept } from "../kept";
import type { Keys, Remappable } from "../keys/keymap";

export interface Likes {
  /** The one sound there is, from 0 to 100. */
  volume: number;
  /** Single letters as keys: some people's speech input types them by accident. */
  letters: boolean;
  /** What the agent has changed; all else has the key it was given. */
  keys: Partial<Readonly<Record<Remappable, Keys>>>;
  /** Whether a reply is shown as it arrives. */
  preview: boolean;
  /** Whether the customer's panel is folded away. */
  folded: boolean;
}

/** Where there is no room for list, thread and panel, the panel is asked for. */
const narrow = () => matchMedia("(max-width: 74.9375rem)");
/** Where one thing is shown at a time, the panel takes the thread's place. */
export const isOneAtATime = () => matchMedia("(max-width: 44rem)").matches;

const begin = (): Likes => ({
  ...{ volume: 60, letters: true, keys: {}, preview: false, folded: narrow().matches },
  ...kept<Partial<Likes>>("likes", {}),
});

export class Liking extends Store<Likes> {
  private place = "likes";

  constructor() {
    super(begin());
    // Whoever zooms in while they write goes on writing, and has the panel back with the room for it.
    narrow().addEventListener("change", ({ matches }) => this.set({ folded: matches || this.kept().folded }));
  }

  /** What was liked here before anybody had likings of their own is where everybody begins. */
  of(agent: string): void {
    this.place = `likes.${agent}`;
    this.become(this.kept());
  }

  private kept(): Likes {
    return { ...begin(), ...kept<Partial<Likes>>(this.place, {}) };
  }

  like(change: Partial<Likes>): void {
    this.set(change);
    keep(this.place, { ...kept<Partial<Likes>>(this.place, {}), ...change });
  }

  /** For whoever begins to write. */
  makeRoom(): void {
    if (isOneAtATime()) this.set({ folded: true });
  }
}
