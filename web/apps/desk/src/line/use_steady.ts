/** A list that keeps its order while somebody points at it or is in it, and says how much moved meanwhile. */

import { useEffect, useRef, useState } from "preact/hooks";

interface Named {
  conversation_id: string;
}

interface Steady<Item> {
  shown: readonly Item[] | null;
  moved: number;
  update: () => void;
}

export function useSteady<Item extends Named>(items: readonly Item[] | null, isHeld: boolean): Steady<Item> {
  const order = useRef<readonly string[]>([]);
  const [, redraw] = useState(0);
  const ids = (items ?? []).map((item) => item.conversation_id);
  if (!isHeld) order.current = ids;
  useEffect(() => {
    // The first list to come is no move, whoever points where it will be.
    if (order.current.length === 0 && ids.length > 0) {
      order.current = ids;
      redraw((count) => count + 1);
    }
  });
  if (items === null) return { shown: null, moved: 0, update: () => undefined };
  const byId = new Map(items.map((item) => [item.conversation_id, item]));
  const shown = order.current.flatMap((id) => byId.get(id) ?? []);
  const update = () => {
    order.current = ids;
    redraw((count) => count + 1);
  };
  return { shown, moved: movedCount(ids, shown), update };
}

/** How many stand elsewhere than they are shown, those that are not shown yet included. */
function movedCount(ids: readonly string[], shown: readonly Named[]): number {
  return ids.filter((id, place) => shown[place]?.conversation_id !== id).length;
}
