/** What is kept about somebody: a copy of it, and its end. */

import { PageHeading } from "@selfcare/ui";
import { BackToAccount } from "../account/account_parts";
import { CopyCard } from "../account/copy_card";
import { EraseCard } from "../account/erase_card";
import { privacyTexts as words } from "../account/texts_privacy";
import type { PageProps } from "../pages";

export default function Privacy(_: PageProps) {
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab} above={<BackToAccount />} />
      <CopyCard />
      <EraseCard />
    </div>
  );
}
