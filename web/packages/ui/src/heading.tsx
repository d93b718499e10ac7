/** A page's heading: what the focus goes to when somebody comes to it, and what the browser's title says. */

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

interface Props {
  title: string;
  /** Where it differs from the heading, as where the heading is a finding. */
  tab?: string;
  above?: ComponentChildren;
  children?: ComponentChildren;
}

export function PageHeading({ title, tab = title, above, children }: Props) {
  useEffect(() => {
    const brand = document.documentElement.dataset.brand ?? "";
    document.title = brand === "" ? tab : `${tab} · ${brand}`;
  }, [tab]);
  return (
    <header class="page-heading">
      {above}
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </header>
  );
}
