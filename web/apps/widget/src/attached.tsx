/** What belongs to a message beside its words: a card, a page to go on to, a form, and the replies. */

import type { Message, PageLink } from "@selfcare/client";
import { BillCard } from "./bill_card";
import type { Chat } from "./chat";
import { type Choosing, shownInCard } from "./chosen_here";
import { ComparisonCard } from "./comparison_card";
import { repliesOf } from "./offered";
import { OutageCard } from "./outage_card";
import { PlansCard } from "./plans_card";
import { isRateAsked, Rate } from "./rate";
import { ReceiptCard } from "./receipt_card";
import { Replies } from "./replies";
import { SignIn } from "./sign_in";
import { SlotsCard } from "./slots_card";
import type { ChatState } from "./state";
import { TextMe } from "./text_me";
import { texts } from "./texts";

interface Props {
  chat: Chat;
  state: ChatState;
  message: Message;
  openAfter: number;
  chosen: ReadonlyMap<string, number>;
  onDone: () => void;
}

export function Attached({ chat, state, message, openAfter, chosen, onDone }: Props) {
  const { form, link } = message.content;
  const replies = repliesOf(message);
  const inCard = shownInCard(message.content);
  const below = replies.filter(({ index }) => !inCard.has(index));
  const choose = (reply: number) => {
    chat.choose(message, reply, replies.find(({ index }) => index === reply)?.title ?? "");
    onDone();
  };
  const choosing = { isOpen: message.seq > openAfter, chosen: chosen.get(message.id) ?? null, choose };
  return (
    <>
      <AnyCard {...{ chat, state, message }} {...choosing} />
      {link && <GoOn chat={chat} link={link} />}
      {state.conversation && <TextMe own={chat.own} message={message} conversation={state.conversation.id} />}
      {form?.kind === "sign_in" && <SignIn chat={chat} state={state} message={message} onDone={onDone} />}
      {isRateAsked(state.messages, message) && <Rate own={chat.own} />}
      {below.length > 0 && <Replies replies={below} {...choosing} onChoose={({ index }) => choose(index)} />}
    </>
  );
}

function AnyCard({
  chat,
  state,
  message,
  ...choosing
}: Pick<Props, "chat" | "state" | "message"> & Choosing) {
  const { card } = message.content;
  switch (card?.kind) {
    case "bill":
      return <BillCard card={card} onOpen={chat.own.beside.opens(`/bills/${card.bill_id}`)} />;
    case "bill_comparison":
      return <ComparisonCard card={card} />;
    case "outage":
      return <OutageCard card={card} />;
    case "slots":
      return <SlotsCard card={card} {...choosing} />;
    case "plan_comparison":
      return state.brand && <PlansCard card={card} formats={state.brand} {...choosing} />;
    case "receipt":
      return <ReceiptCard card={card} />;
    default:
      return null;
  }
}

/** A page elsewhere, such as where a card is entered. It opens beside the chat, which stays where it is. */
function GoOn({ chat, link }: { chat: Chat; link: PageLink }) {
  const press = (event: MouseEvent) => {
    if (chat.own.beside.goes(link.url)) event.preventDefault();
  };
  return (
    <a class="button main go-on" href={link.url} target="_blank" rel="noopener noreferrer" onClick={press}>
      {link.title}
      <span class="spoken"> {texts.opensBeside}</span>
    </a>
  );
}
