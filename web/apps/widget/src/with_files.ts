/** A message that is words, files, or both. */

import type { Media, Outgoing } from "@selfcare/client";
import { texts } from "./texts";

/** What goes over the wire, for words, files or both. */
export function bodyOf(said: string, media: readonly Media[]): { text?: string; files?: string[] } {
  return {
    ...(said === "" ? {} : { text: said }),
    ...(media.length === 0 ? {} : { files: media.map((one) => one.id) }),
  };
}

/** What the thread says of it before the server has it. */
export function shownOf(said: string, media: readonly Media[]): string {
  return said || texts.files.sent(media.map((one) => one.name).join(", "));
}

/** What was never taken stands before what is being written. */
export function wordsOf(unsent: readonly Outgoing[], draft: string): string {
  return [...unsent.flatMap((item) => item.body.text ?? []), draft].filter((part) => part !== "").join("\n");
}
