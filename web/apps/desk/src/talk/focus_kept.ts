/** Whatever an agent does may take away what had the focus. Then the screen's heading has it, and never nothing. */

import { useEffect } from "preact/hooks";

/** A frame around the whole pane would shout. Where the main part is folded away, the list is all there is. */
const PLACES = ["main h2", "main", ".list"];

export function useFocusKept(): void {
  // After it was drawn: what is no longer in sight has lost the focus by then.
  useEffect(() => {
    for (const selector of PLACES) {
      if (document.activeElement !== document.body) return;
      const place = document.querySelector<HTMLElement>(selector);
      // No stop of the tabulator's: it is one only while it has the focus.
      if (place !== null && !place.hasAttribute("tabindex")) place.tabIndex = -1;
      place?.focus({ preventScroll: true });
    }
  });
}
