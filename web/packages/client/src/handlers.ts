/** What a page wants to hear of its feed. */

import type { Conversation, Message } from "./types";

export type Link = "connecting" | "live" | "reconnecting" | "offline";
/** Who is writing at the other end. */
export type Writer = "assistant" | "agent";

export interface FeedHandlers {
  /** `news` is false for what is history: there when the page was opened, or too much to be told one by one. */
  message(message: Message, news: boolean): void;
  conversation(conversation: Conversation): void;
  typing(who: Writer | null): void;
  link(link: Link): void;
  /** What else a feed tells, by its names. */
  others?: Readonly<Record<string, (data: unknown) => void>>;
  /** The cookie has gone, or the conversation is not ours: nothing more will come. */
  ended(): void;
}
