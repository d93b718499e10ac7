/** What is told of a list of chats that was read again: a new offer with the one sound, and who is back. */

import type { Chat } from "@selfcare/client";
import { chime } from "@selfcare/ui";
import type { Desk } from "../desk";
import { offersOf } from "../state";
import { texts } from "../texts";

export class ChatsTold {
  private readonly offered = new Set<string>();
  private readonly desk: Desk;

  constructor(desk: Desk) {
    this.desk = desk;
  }

  tell(before: readonly Chat[] | null, now: readonly Chat[]): void {
    for (const offer of offersOf(now)) this.tellOffer(offer);
    const back = now.filter((chat) => chat.aside === null && wasAside(before, chat));
    for (const chat of back) this.desk.tell(wordsOf(before, chat));
  }

  private tellOffer(offer: Chat): void {
    const key = `${offer.conversation_id} ${offer.assigned_at}`;
    if (this.offered.has(key)) return;
    this.offered.add(key);
    chime(this.desk.liking.state.volume);
    this.desk.polite.say(texts.offer.aloud(offer.customer_name ?? texts.unknownCustomer));
  }
}

const same = (chats: readonly Chat[] | null, { conversation_id }: Chat) =>
  (chats ?? []).find((one) => one.conversation_id === conversation_id);

function wasAside(before: readonly Chat[] | null, chat: Chat): boolean {
  return (same(before, chat)?.aside ?? null) !== null;
}

function wordsOf(before: readonly Chat[] | null, chat: Chat): string {
  const until = same(before, chat)?.aside?.until ?? null;
  const name = chat.customer_name ?? texts.unknownCustomer;
  const isTime = until !== null && Date.parse(until) <= Date.now();
  return isTime ? texts.aside.time(name) : texts.aside.wrote(name);
}
