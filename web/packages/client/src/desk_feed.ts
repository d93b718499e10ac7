/** Follows what concerns an agent. An event says only that something changed; whoever hears it reads it again. */

import type { Link } from "./handlers";
import type { Reach } from "./reach";
import { Stream } from "./stream";

export const DESK_NEWS = ["queue", "chats", "state", "mention", "board"] as const;
export type DeskNews = (typeof DESK_NEWS)[number];

export interface DeskFeedHandlers {
  changed(what: DeskNews): void;
  link(link: Link): void;
  /** Nobody is logged in any more. */
  ended(): void;
}

/** A feed that is refused does not say why: `stillIn`, a plain request, does. */
export function deskFeed(
  address: string,
  stillIn: () => Promise<unknown>,
  reach: Pick<Reach, "reached" | "hurry">,
  { changed, link, ended }: DeskFeedHandlers,
): Stream {
  // Whoever begins has been let in this moment.
  let begun = false;
  const news = Object.fromEntries(DESK_NEWS.map((what) => [what, () => changed(what)]));
  return new Stream(reach, {
    address: () => address,
    before: async () => {
      if (begun) await stillIn();
      begun = true;
    },
    events: { ...news, beat: () => undefined },
    link,
    ended,
  });
}
