/** Draws again whenever a store has another value. */

import { useEffect, useState } from "preact/hooks";
import type { Store } from "./store";

export function useStore<State>(store: Store<State>): State {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state);
    return store.subscribe(setState);
  }, [store]);
  return state;
}
