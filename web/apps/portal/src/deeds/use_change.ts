/** A change of one's own: proven afresh where that is asked for, done once, and found out about where no answer came. */

import { type Attempt, useAttempt } from "@selfcare/ui";
import { useRef } from "preact/hooks";
import { refusedChange } from "../plan/change_refusals";
import { usePortal } from "../portal";
import { isUndecided } from "./deed_refusals";

export interface Change extends Attempt {
  /** `what` tells one wish from another: the same one again, after no answer, is asked for under the same key. */
  make(what: string, request: (once: string) => Promise<unknown>): Promise<boolean>;
}

export function useChange(): Change {
  const { who } = usePortal();
  const attempt = useAttempt(refusedChange);
  const open = useRef<{ what: string; once: string } | null>(null);
  const make = (what: string, request: (once: string) => Promise<unknown>) =>
    attempt.run(async () => {
      if (open.current?.what !== what) open.current = { what, once: crypto.randomUUID() };
      const { once } = open.current;
      try {
        await who.guarded(() => request(once));
        open.current = null;
      } catch (error) {
        if (!isUndecided(error)) open.current = null;
        throw error;
      }
    });
  return { ...attempt, make };
}
