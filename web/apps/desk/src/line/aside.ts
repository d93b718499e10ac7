/** Putting a conversation aside, and taking it back. */

import type { AsideUntil } from "@selfcare/client";
import type { Desk } from "../desk";
import { asideOf } from "../state";
import type { Talk } from "../talk/talk";
import { lastSeq } from "../talk/talk_state";
import { texts } from "../texts";

export const isAside = (desk: Desk, id: string): boolean =>
  asideOf(desk.state.chats).some((chat) => chat.conversation_id === id);

/** It goes out of the way at once; for a moment one key brings it back. */
export async function setAside(desk: Desk, talk: Talk, until: AsideUntil): Promise<void> {
  const name = talk.state.conversation?.customer_name ?? texts.unknownCustomer;
  await desk.act(async () => {
    const { display } = await talk.api.putAside(talk.id, { ...until, seen_seq: lastSeq(talk.state) });
    if (desk.state.talk?.id === talk.id) desk.shut();
    desk.undo.done(texts.aside.done(name, display), () => {
      void takeBack(desk, talk.id);
      desk.open(talk.id);
    });
  });
  desk.readAll();
}

export async function takeBack(desk: Desk, id: string): Promise<void> {
  await desk.act(() => desk.api.takeBack(id).then(() => desk.isBack(id)));
  desk.readAll();
}
