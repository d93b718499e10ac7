/** How somebody signs in, and where they are signed in. */

import { PageHeading } from "@selfcare/ui";
import { BackToAccount } from "../account_parts";
import type { PageProps } from "../pages";
import { PasskeysCard } from "../passkeys_card";
import { PlacesCard } from "../places_card";
import { securityTexts as words } from "../texts_security";

export default function Security(_: PageProps) {
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab} above={<BackToAccount />} />
      <PasskeysCard />
      <PlacesCard />
    </div>
  );
}
