/** One key for one request: sent again it is done once; with other words it is another request. */

import { useRef } from "preact/hooks";

export function useOnce(): (asked: unknown) => string {
  const held = useRef<{ asked: string; key: string } | null>(null);
  return (asked) => {
    const written = JSON.stringify(asked);
    if (held.current?.asked !== written) held.current = { asked: written, key: crypto.randomUUID() };
    return held.current.key;
  };
}
