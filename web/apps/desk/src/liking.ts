/** How an agent likes the desk: kept in this browser, and nobody else's business. */

import { Store } from "@selfcare/ui";
import { keep, kept } from "./kept";

export interface Likes {
  /** The one sound there is, from 0 to 100. */
  volume: number;
  /** Single letters as keys: some people's speech input types them by accident. */
  letters: boolean;
  /** Whether the customer's panel is folded away. */
  folded: boolean;
}

/** Where the panel would lie over the thread, it is asked for. */
const isNarrow = () => matchMedia("(max-width: 74.9375rem)").matches;

export class Liking extends Store<Likes> {
  constructor() {
    super({ volume: 60, letters: true, folded: isNarrow(), ...kept<Partial<Likes>>("likes", {}) });
  }

  like(change: Partial<Likes>): void {
    this.set(change);
    keep("likes", this.state);
  }
}
