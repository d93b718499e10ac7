/** A change on a page: made once for as long as the page is shown, and the pages read again once it is done. */

import { useStore } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Portal, usePortal } from "../portal";
import { Deed, type DeedState } from "./deed";
import { refusedBecause } from "./deed_refusals";

type Confirm<Offer, Receipt> = (api: Portal["api"], offer: Offer, once: string) => Promise<Receipt>;

export interface Made<Offer, Receipt> {
  deed: Deed<Offer, Receipt>;
  state: DeedState<Offer, Receipt>;
}

/** `name` is kept for this tab: after a reload it says what has no answer yet. */
export function useDeed<Offer, Receipt>(
  name: string,
  confirm: Confirm<Offer, Receipt>,
): Made<Offer, Receipt> {
  const portal = usePortal();
  const [deed] = useState(
    () =>
      new Deed<Offer, Receipt>(name, {
        confirm: (offer, once) => confirm(portal.api, offer, once),
        guarded: (request) => portal.who.guarded(request),
        refused: refusedBecause,
        done: () => {
          portal.library.refresh();
          void portal.who.ask();
        },
      }),
  );
  const state = useStore(deed);
  useEffect(() => () => deed.stop(), [deed]);
  useHeadingOf(state.step);
  return { deed, state };
}

/** Each step begins at its heading; the page's own arrival is not one. */
function useHeadingOf(step: string): void {
  const shown = useRef(step);
  useEffect(() => {
    const isSame = shown.current === step || (shown.current === "review" && step === "doing");
    shown.current = step;
    if (!isSame) document.querySelector<HTMLElement>("#page h1")?.focus();
  }, [step]);
}
