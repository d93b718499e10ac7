/** In the middle of something that needs a fresh code: asked for over the page, which stays as it is. */

import { Dialog } from "@selfcare/ui";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { SignIn } from "./sign_in";
import { doorTexts as words } from "./texts_door";

export function Prove() {
  const { who } = usePortal();
  const { customer } = who.state;
  const known = who.address || customer?.phone?.display || customer?.email || "";
  const { title, why } = words.needs.proof;
  return (
    <Dialog id="prove" title={title} close={texts.close} onClose={() => who.giveUp()}>
      <div class="dialog-body">
        <p>{why}</p>
        <SignIn deed={words.prove} passkeyDeed={words.passkeyProve} address={known} />
      </div>
    </Dialog>
  );
}
