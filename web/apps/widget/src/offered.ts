/** What of a message can be chosen on this page. */

import type { Message, QuickReply } from "@selfcare/client";
import { texts } from "./texts";

const IN_LINE = "support.in_line";

/** The way out of the line has a place of its own beside the box, for as long as it is one. */
export function repliesOf({ content }: Message): readonly QuickReply[] {
  const replies = content.quick_replies ?? [];
  return content.key === IN_LINE ? replies.filter((reply) => reply.title !== texts.line.back) : replies;
}
