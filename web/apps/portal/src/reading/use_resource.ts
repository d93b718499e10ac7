/** What a page reads: the last value at once, the newest as soon as it is there. */

import type { PortalApi } from "@selfcare/client";
import { useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { usePortal } from "../portal";
import type { Held } from "./library";

export interface Resource<Value> extends Held<Value> {
  again: () => void;
}

/** `name` says what it is: all parts of all pages that name the same share one value. */
export function useResource<Value>(
  name: string,
  read: (api: PortalApi, stop: AbortSignal) => Promise<Value>,
): Resource<Value> {
  const { library, api } = usePortal();
  const shelf = library.shelf<Value>(name, (stop) => read(api, stop));
  const held = useStore(shelf);
  useEffect(() => shelf.use(), [shelf]);
  return { ...held, again: shelf.again };
}
