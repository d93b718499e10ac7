/** What was typed and never taken: kept over a reload, and over the end of a conversation. */

import type { Conversation, Outgoing } from "@selfcare/client";
import { forget, keep, kept } from "./kept";
import type { ChatState } from "./state";
import { wordsOf } from "./with_files";

interface Kept {
  conversation: string;
  items: readonly Outgoing[];
}

interface Left {
  items: readonly Outgoing[];
  /** What was in the message box before and after its words came into it. */
  before: string;
  after: string;
}

export class Unsent {
  private left: Left | null = null;

  /** Whose all of it is, once they are known: over a reload, too. */
  knows(conversation: Conversation): Partial<ChatState> {
    if (conversation.customer_name !== null) keep("who", conversation.customer_name);
    return { conversation };
  }

  /** Files belong to the conversation that they were added in: words alone come along to where nobody is signed in. */
  losesFiles(conversation: Conversation, { startedAnew }: ChatState): boolean {
    return (startedAnew && conversation.level === "anonymous") || this.isAnothers(conversation);
  }

  /** Nothing that somebody wrote is sent by, or shown to, whoever signs in after them. */
  private isAnothers({ customer_name: who }: Conversation): boolean {
    const before = kept<string | null>("who", null);
    return before !== null && who !== null && before !== who;
  }

  /** Whoever has signed in since has another conversation, in which the same is said. */
  of(conversation: string, isKnown: boolean): readonly Outgoing[] {
    const found = kept<Kept | null>("unsent", null);
    return found !== null && (isKnown || found.conversation === conversation) ? found.items : [];
  }

  keep(conversation: string, items: readonly Outgoing[]): void {
    keep("unsent", items.length === 0 ? null : { conversation, items });
  }

  /** The conversation is over: the draft with its words, which may be sent in another one. */
  leave(items: readonly Outgoing[], draft: string): string {
    const after = wordsOf(items, draft);
    if (items.length > 0 || this.left === null) this.left = { items, before: draft, after };
    keep("draft", after);
    return after;
  }

  /** Whoever is signed in goes on in the conversation of all their places, and so does what they had said. What has
   * been written since stays in the box, and says it already. */
  goOn(conversation: Conversation, { draft, startedAnew }: ChatState): Partial<ChatState> {
    const left = this.left;
    this.left = null;
    if (this.isAnothers(conversation)) {
      forget();
      return { draft: "" };
    }
    if (!startedAnew || conversation.level === "anonymous") return {};
    if (left === null || left.after !== draft) return { startedAnew: false };
    this.keep(conversation.id, left.items);
    keep("draft", left.before);
    return { draft: left.before, startedAnew: false };
  }
}
