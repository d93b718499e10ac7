/** A deed of a dialog: under way, refused with its reason, or done with a receipt. */

import { useRef, useState } from "preact/hooks";
import { refusalOf } from "../refusals";

export interface Deed<Receipt> {
  busy: boolean;
  error: string | null;
  receipt: Receipt | null;
  go(run: () => Promise<Receipt>): Promise<void>;
}

export function useDeed<Receipt>(): Deed<Receipt> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const go = async (run: () => Promise<Receipt>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      setReceipt(await run());
    } catch (found) {
      setError(refusalOf(found));
    }
    setBusy(false);
  };
  return { busy, error, receipt, go };
}

/** The same key for the same request, however often it is tried: it is done once. */
export function useOnce(): (body: unknown) => string {
  const keys = useRef(new Map<string, string>());
  return (body) => {
    const written = JSON.stringify(body);
    const key = keys.current.get(written) ?? crypto.randomUUID();
    keys.current.set(written, key);
    return key;
  };
}
