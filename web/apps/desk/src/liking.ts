/** How an agent likes the desk: kept in this browser for each of them, and nobody else's business. */

import { Store } from "@selfcare/ui";
import { keep, kept } from "./kept";
import type { Keys, Remappable } from "./keymap";

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

/** Where the panel would lie over the thread, it is asked for. */
const isNarrow = () => matchMedia("(max-width: 74.9375rem)").matches;

const begin = (): Likes => ({
  ...{ volume: 60, letters: true, keys: {}, preview: false, folded: isNarrow() },
  ...kept<Partial<Likes>>("likes", {}),
});

export class Liking extends Store<Likes> {
  private place = "likes";

  constructor() {
    super(begin());
  }

  /** What was liked here before anybody had likings of their own is where everybody begins. */
  of(agent: string): void {
    this.place = `likes.${agent}`;
    this.become({ ...begin(), ...kept<Partial<Likes>>(this.place, {}) });
  }

  like(change: Partial<Likes>): void {
    this.set(change);
    keep(this.place, this.state);
  }
}
