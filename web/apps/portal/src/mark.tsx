/** The operator's sign and name. */

import { Mark as Drawn, useStore } from "@selfcare/ui";
import { usePortal } from "./portal";
import { texts } from "./texts";

export function Mark() {
  const { brand } = useStore(usePortal());
  return (
    <span class="brand">
      {brand !== null && <Drawn />}
      <span class="brand-name">{brand?.name ?? texts.noBrand}</span>
    </span>
  );
}
