/** What a screen reader says. The visible log is silent; each new message is one line here, said once. */

import type { Message } from "@selfcare/client";
import { texts } from "./texts";

/** Shorter than 100 ms and some readers miss the line; longer and it is found again when browsing. */
const STAYS_MS = 1000;

export interface Spoken {
  id: number;
  text: string;
}

export class Announcer {
  private lines: readonly Spoken[] = [];
  private next = 1;
  private readonly changed: (lines: readonly Spoken[]) => void;

  constructor(changed: (lines: readonly Spoken[]) => void) {
    this.changed = changed;
  }

  say(text: string): void {
    const line = { id: this.next++, text };
    this.show([...this.lines, line]);
    setTimeout(() => this.show(this.lines.filter((one) => one !== line)), STAYS_MS);
  }

  private show(lines: readonly Spoken[]): void {
    this.lines = lines;
    this.changed(lines);
  }
}

/** The lines for a message that has just come: who and what, then how many choices. None for the customer's own. */
export function linesFor(message: Message): string[] {
  const { sender, content } = message;
  if (sender.kind === "customer") return [];
  if (sender.kind === "system") return content.text === "" ? [] : [content.text];
  const who = sender.name ?? (sender.kind === "agent" ? texts.agent : texts.assistant);
  const lines = content.text === "" ? [] : [texts.said(who, content.text)];
  const choices = content.quick_replies?.length ?? 0;
  if (choices > 0) lines.push(texts.choicesCount(choices));
  if (content.form != null) lines.push(texts.formWaits);
  return lines;
}
