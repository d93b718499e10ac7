/** How the page looks: as whoever shows it does, else as the customer has chosen. */

import { followTheme } from "@selfcare/ui";
import type { Look } from "./host";

/** Of the other site's page we know no more than it says; on pages of our own the customer's choice counts. */
export function wear({ theme, dir }: Look): void {
  const page = document.documentElement;
  if (theme === "light" || theme === "dark") page.dataset.theme = theme;
  else followTheme();
  if (dir === "rtl" || dir === "ltr") page.dir = dir;
}
