/** Who is here decides what is shown: the door, or the pages. A page that is asked to wait is kept behind the door. */

import { useStore, Voices, wearBrand } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import { Door, Waiting } from "./door/door_page";
import { Prove } from "./door/prove";
import { keyOf } from "./door/who";
import { usePortal } from "./portal";
import { Shell } from "./shell";

export function App() {
  const portal = usePortal();
  const { brand, polite, urgent } = useStore(portal);
  const { is, customer, need } = useStore(portal.who);
  useEffect(() => {
    if (brand === null) return;
    document.documentElement.lang = brand.locale;
    document.documentElement.dataset.brand = brand.name;
    wearBrand(brand, document.documentElement);
  }, [brand]);
  return (
    <>
      {customer !== null && <Shell key={keyOf(customer)} customer={customer} isHidden={need === "ended"} />}
      {need === "ended" && <Door need="ended" />}
      {need === "proof" && <Prove />}
      {is === "nobody" && <Door need={null} />}
      {(is === "asking" || is === "unreached") && <Waiting isLong={is === "unreached"} />}
      <Voices polite={polite} urgent={urgent} />
    </>
  );
}
