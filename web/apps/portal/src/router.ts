/** Which page is shown: the browser's own address and history, without loading anything anew. */

import { Store } from "@selfcare/ui";

export interface Address {
  path: string;
  query: string;
  /** How often somebody has moved: the focus follows a move, and not the first page. */
  moves: number;
  /** Where the page stood when it was left, for those who come back to it. */
  scrolled: number;
}

export class Router extends Store<Address> {
  constructor() {
    super({ path: location.pathname, query: location.search, moves: 0, scrolled: 0 });
    history.scrollRestoration = "manual";
    addEventListener("popstate", ({ state }: PopStateEvent) => this.show(Number(state?.scrolled ?? 0)));
  }

  /** To a path on this page; what is elsewhere is the browser's own business. */
  readonly go = (to: string): void => {
    history.replaceState({ scrolled: scrollY }, "");
    history.pushState({ scrolled: 0 }, "", to);
    this.show(0);
  };

  readonly replace = (to: string): void => {
    history.replaceState({ scrolled: 0 }, "", to);
    this.show(0);
  };

  private show(scrolled: number): void {
    const { pathname: path, search: query } = location;
    this.become({ path, query, moves: this.state.moves + 1, scrolled });
  }
}

/** What a pattern as "/bills/:id" makes of a path; null where it is another page's. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern, path].map((one) => one.split("/").filter((part) => part !== ""));
  if (wanted === undefined || given === undefined || wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const is = given[place] ?? "";
    if (part.startsWith(":")) found[part.slice(1)] = decodeURIComponent(is);
    else if (part !== is) return null;
  }
  return found;
}
