/** How much came while nobody looked: in the title, and on the button of the page around that opens us. */

import { useStore } from "@selfcare/ui";
import { useEffect } from "preact/hooks";
import type { Beside } from "./beside";
import { keep, kept } from "./kept";
import type { ChatState } from "./state";
import { texts } from "./texts";

/** The last message that was looked at, so that a reload, or the next page, goes on counting. */
interface Looked {
  conversation: string;
  seq: number;
}

const LOOKED = "looked";

export function useUnread({ brand, conversation, messages, loaded }: ChatState, beside: Beside): void {
  const { isOpen } = useStore(beside);
  const id = conversation?.id ?? "";
  useEffect(() => {
    const show = () => {
      const seen = loaded ? lookedUpTo(id, messages.at(-1)?.seq ?? 0, isOpen && !document.hidden) : null;
      const isUnread = (one: ChatState["messages"][number]) =>
        seen !== null && one.seq > seen && one.sender.kind !== "customer";
      const unread = messages.filter(isUnread).length;
      if (seen !== null) beside.unread(unread);
      if (brand === null) return;
      document.title = unread > 0 ? texts.titleNews(unread, brand.name) : texts.title(brand.name);
    };
    show();
    document.addEventListener("visibilitychange", show);
    return () => document.removeEventListener("visibilitychange", show);
  }, [brand, beside, id, messages, loaded, isOpen]);
}

/** What was there when a conversation was first opened here is not news. */
function lookedUpTo(conversation: string, last: number, looks: boolean): number {
  const before = kept<Looked | null>(LOOKED, null);
  if (!looks && before?.conversation === conversation) return before.seq;
  if (before?.conversation !== conversation || before.seq !== last) keep(LOOKED, { conversation, seq: last });
  return last;
}
