/** What a screen reader says of a message. The visible log is silent. */

import type { Message } from "@selfcare/client";
import { repliesOf } from "./offered";
import { texts } from "./texts";

/** The lines for a message that has just come: who and what, then how many choices. None for the customer's own. */
export function linesFor(message: Message): string[] {
  const { sender, content } = message;
  if (sender.kind === "customer") return [];
  if (sender.kind === "system") return content.text === "" ? [] : [content.text];
  const who = sender.name ?? (sender.kind === "agent" ? texts.agent : texts.assistant);
  const lines = content.text === "" ? [] : [texts.said(who, content.text)];
  const choices = repliesOf(message).length;
  if (choices > 0) lines.push(texts.choicesCount(choices));
  if (content.form != null) lines.push(texts.formWaits);
  return lines;
}
