/** What is kept about somebody: a copy of it, and its end. */

import { PageHeading } from "@selfcare/ui";
import { BackToAccount } from "../account_parts";
import { CopyCard } from "../copy_card";
import { EraseCard } from "../erase_card";
import type { PageProps } from "../pages";
import { privacyTexts as words } from "../texts_privacy";

export default function Privacy(_: PageProps) {
  return (
    <div class="account">
      <PageHeading title={words.title} tab={words.tab} above={<BackToAccount />} />
      <CopyCard />
      <EraseCard />
    </div>
  );
}
