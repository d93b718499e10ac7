/** A link to another page of the portal: an ordinary one, which only loads nothing anew. */

import type { ComponentChildren } from "preact";
import { usePortal } from "./portal";

interface Props {
  to: string;
  kind?: string;
  isHere?: boolean;
  children: ComponentChildren;
}

export function Go({ to, kind = "", isHere = false, children }: Props) {
  const { router } = usePortal();
  const press = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.go(to);
  };
  return (
    <a href={to} class={kind} onClick={press} {...(isHere ? { "aria-current": "page" as const } : {})}>
      {children}
    </a>
  );
}
