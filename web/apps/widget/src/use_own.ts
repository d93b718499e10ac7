/** Draws again whenever what is known of the customer changes. */

import { useEffect, useState } from "preact/hooks";
import type { Own } from "./own";

export function useOwn(own: Own): Own {
  const [, again] = useState(0);
  useEffect(() => own.subscribe(() => again((count) => count + 1)), [own]);
  return own;
}
