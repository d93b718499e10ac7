/** Tells the conversation what the page is about, for as long as it is shown. */

import { useEffect } from "preact/hooks";
import { usePortal } from "../portal";
import type { About } from "./dock";

export function useAbout(about: About | null): void {
  const { dock } = usePortal();
  const title = about?.title;
  useEffect(() => {
    dock.about(about);
    return () => dock.about(null);
  }, [dock, title]);
}
