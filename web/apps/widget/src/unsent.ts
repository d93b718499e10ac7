/** What was typed and never taken: kept over a reload, and over the end of a conversation. */

import type { Conversation, Outgoing } from "@selfcare/client";
import { keep, kept } from "./kept";
import type { ChatState } from "./state";
import { wordsOf } from "./with_files";

interface Kept {
  conversation: string;
  items: readonly Outgoing[];
}

interface Left {
  /** Whose they are; null where nobody had signed in. */
  who: string | null;
  items: readonly Outgoing[];
  /** What was in the message box before and after its words came into it. */
  before: string;
  after: string;
}

export class Unsent {
  private left: Left | null = null;

  /** Whoever has signed in since has another conversation, in which the same is said. */
  of(conversation: string, isKnown: boolean): readonly Outgoing[] {
    const found = kept<Kept | null>("unsent", null);
    return found !== null && (isKnown || found.conversation === conversation) ? found.items : [];
  }

  keep(conversation: string, items: readonly Outgoing[]): void {
    keep("unsent", items.length === 0 ? null : { conversation, items });
  }

  /** The conversation is over: the draft with its words, which may be sent in another one. */
  leave(items: readonly Outgoing[], { draft, conversation }: ChatState): string {
    const after = wordsOf(items, draft);
    const who = conversation?.customer_name ?? null;
    if (items.length > 0 || this.left === null) this.left = { who, items, before: draft, after };
    keep("draft", after);
    return after;
  }

  /** Whoever is signed in goes on in the conversation of all their places, and so does what they had said. What has
   * been written since stays in the box, and says it already. */
  goOn(
    { id, level, customer_name: who }: Conversation,
    { draft, startedAnew }: ChatState,
  ): Partial<ChatState> {
    const left = this.left;
    this.left = null;
    if (!startedAnew || level === "anonymous") return {};
    if (left !== null && left.who !== null && left.who !== who) {
      // Somebody else's.
      keep("draft", null);
      return { draft: "" };
    }
    if (left === null || left.after !== draft) return { startedAnew: false };
    this.keep(id, left.items);
    keep("draft", left.before);
    return { draft: left.before, startedAnew: false };
  }
}
