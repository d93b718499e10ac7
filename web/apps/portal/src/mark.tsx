/** The operator's sign and name. */

import { useStore } from "@selfcare/ui";
import { usePortal } from "./portal";
import { texts } from "./texts";

export function Mark() {
  const { brand } = useStore(usePortal());
  return (
    <span class="brand">
      <span class="brand-mark" aria-hidden="true">
        {brand?.name.slice(0, 1) ?? ""}
      </span>
      <span class="brand-name">{brand?.name ?? texts.noBrand}</span>
    </span>
  );
}
