/** Whether the server can be reached: found out by whoever asked in vain, and watched until it can. */

import { here, Reach } from "@selfcare/client";
import { Store } from "@selfcare/ui";

export class Connection extends Store<{ isAway: boolean }> {
  private readonly reach = new Reach(here);
  private readonly back: () => void;

  constructor(back: () => void) {
    super({ isAway: false });
    this.back = back;
    addEventListener("offline", () => this.lost());
    addEventListener("online", () => this.reach.hurry());
  }

  lost(): void {
    if (this.state.isAway) return;
    this.set({ isAway: true });
    void this.reach.reached().then(() => {
      this.set({ isAway: false });
      this.back();
    });
  }

  readonly hurry = (): void => this.reach.hurry();
}
