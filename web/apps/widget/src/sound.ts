/** A short sound for an answer: off until the customer wants it, and remembered in this browser. */

import { chime, Store } from "@selfcare/ui";

const NAME = "selfcare.sound";
const VOLUME = 40;

export class Sound extends Store<{ isOn: boolean }> {
  constructor() {
    super({ isOn: wasTurnedOn() });
  }

  /** Turned on it is heard once, so that everybody knows what they get. */
  turn(isOn: boolean): void {
    this.set({ isOn });
    if (isOn) chime(VOLUME);
    try {
      if (isOn) localStorage.setItem(NAME, "on");
      else localStorage.removeItem(NAME);
    } catch {
      // Storage can be off; the choice then holds for this page.
    }
  }

  came(): void {
    if (this.state.isOn) chime(VOLUME);
  }
}

function wasTurnedOn(): boolean {
  try {
    return localStorage.getItem(NAME) === "on";
  } catch {
    return false;
  }
}
