/** A form's request: under way, refused with words at its field, or done. */

import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";

export interface Attempt {
  busy: boolean;
  error: string | null;
  refuse(error: string): void;
  clear(): void;
  run(request: () => Promise<unknown>): Promise<boolean>;
}

export function useAttempt(wordsFor: (error: unknown) => string, field?: RefObject<HTMLElement>): Attempt {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef(false);
  const refuse = (words: string) => {
    setError(words);
    field?.current?.focus();
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
      refuse(wordsFor(problem));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, error, refuse, clear: () => setError(null), run };
}
