/** How somebody signs in, and where they are signed in. */

import { PageHeading } from "@selfcare/ui";
import { BackToAccount } from "../account/account_parts";
import { PasskeysCard } from "../account/passkeys_card";
import { PlacesCard } from "../account/places_card";
import { securityTexts as words } from "../account/texts_security";
import type { PageProps } from "../pages";

export default function Security(_: PageProps) {
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab} above={<BackToAccount />} />
      <PasskeysCard />
      <PlacesCard />
    </div>
  );
}
