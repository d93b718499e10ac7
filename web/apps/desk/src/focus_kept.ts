/** Whatever an agent does may take away what had the focus. Then the screen's main part has it, and never nothing. */

import { useEffect } from "preact/hooks";

export function useFocusKept(): void {
  // After it was drawn: what is no longer in sight has lost the focus by then.
  useEffect(() => {
    for (const place of ["main", ".list"]) {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
    }
  });
}
