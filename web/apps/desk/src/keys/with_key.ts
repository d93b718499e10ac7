/** What a tooltip says: the deed, and the key it has now; no key while letters are switched off. */

import type { Desk } from "../desk";
import { texts } from "../texts";
import { keysOf, type Remappable, shown } from "./keymap";

export function withKey(desk: Desk, deed: string, id: Remappable): string {
  const { state } = desk.liking;
  return state.letters ? texts.withKey(deed, shown(keysOf(state, id))) : deed;
}

/** The key alone, for a sentence; null while letters are switched off. */
export function keyOf(desk: Desk, id: Remappable): string | null {
  const { state } = desk.liking;
  return state.letters ? shown(keysOf(state, id)) : null;
}
