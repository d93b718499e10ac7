/** A form's request: under way, refused with words at its field, or done. */

import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { refusalOf } from "./refusals";

export interface Attempt {
  busy: boolean;
  error: string | null;
  refuse(error: string): void;
  run(request: () => Promise<unknown>): Promise<boolean>;
}

export function useAttempt(field: RefObject<HTMLInputElement>): Attempt {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef(false);
  const refuse = (words: string) => {
    setError(words);
    field.current?.focus();
  };
  const run = async (request: () => Promise<unknown>) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    try {
      await request();
      setError(null);
      return true;
    } catch (problem) {
      refuse(refusalOf(problem));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, error, refuse, run };
}
