/** One line of the log: a bubble with what belongs to it, or a thin line by the system. */

import type { Outgoing } from "@selfcare/client";
import { Button, Icon, Linked } from "@selfcare/ui";
import { Attached } from "./attached";
import type { Chat } from "./chat";
import { MediaList } from "./media";
import type { ChatState } from "./state";
import { ENGLISH, language, texts } from "./texts";
import type { Line } from "./thread";

interface Props {
  chat: Chat;
  state: ChatState;
  line: Line;
  openAfter: number;
  chosen: ReadonlyMap<string, number>;
  /** Of the customer's last message, while a person is at the other end. */
  isSeen: boolean | null;
  isStop: boolean;
  onStop: () => void;
  onDone: () => void;
}

export function MessageLine(props: Props) {
  const { line, state, isStop, onStop } = props;
  const media = line.message?.content.media ?? line.outgoing?.media ?? [];
  const shown = isOnlyFiles(line) ? "" : (line.message?.content.text ?? line.outgoing?.shown ?? "");
  return (
    <>
      {line.day !== null && <p class="day">{line.day}</p>}
      <article
        class={`message ${line.side}${line.leads ? " leads" : ""}`}
        tabIndex={isStop ? 0 : -1}
        onFocus={onStop}
      >
        {line.side !== "system" && <Lead line={line} locale={state.brand?.locale ?? "en-GB"} />}
        {line.question !== null && <Question text={line.question} />}
        <MediaList media={media} addressOf={(id) => props.chat.fileAddress(id)} />
        {shown !== "" && (
          <p class={line.side === "system" ? "event" : "bubble"} dir="auto" lang={languageOf(line, state)}>
            {line.side === "own" ? shown : <Linked text={shown} opensBeside={texts.opensBeside} />}
          </p>
        )}
        {line.message !== null && <Attached {...props} message={line.message} />}
        {props.isSeen !== null && <Taken isSeen={props.isSeen} />}
        {line.outgoing !== null && <Sending item={line.outgoing} chat={props.chat} />}
      </article>
    </>
  );
}

/** What we say is in the operator's language, whatever the page speaks. */
function languageOf({ side }: Line, { brand }: ChatState): string | undefined {
  return language === ENGLISH || side === "own" ? undefined : brand?.locale;
}

/** Without a word of their own, files speak for themselves. */
function isOnlyFiles({ message, outgoing }: Line): boolean {
  if (message !== null) return message.content.key === "sent_files" && message.content.media.length > 0;
  return outgoing?.media !== undefined && outgoing.media.length > 0 && outgoing.body.text == null;
}

function Lead({ line, locale }: { line: Line; locale: string }) {
  const time = new Date(line.at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
  return (
    <p class={line.leads ? "lead" : "spoken"}>
      <span>{line.who}</span> <time dateTime={line.at}>{time}</time>
    </p>
  );
}

function Question({ text }: { text: string }) {
  return (
    <p class="question">
      <Icon name="reply" />
      <span>
        {texts.answerTo} <q>{text}</q>
      </span>
    </p>
  );
}

function Taken({ isSeen }: { isSeen: boolean }) {
  return (
    <p class="sending">
      <Icon name="check" />
      {isSeen ? texts.seen : texts.delivered}
    </p>
  );
}

function Sending({ item, chat }: { item: Outgoing; chat: Chat }) {
  if (item.state === "sending") return <p class="sending">{texts.sending}</p>;
  if (item.state === "waiting") {
    return (
      <p class="sending">
        <Icon name="half" />
        {texts.waiting}
      </p>
    );
  }
  return (
    <div class="sending refused">
      <Icon name="bad" />
      <span>{whyNot(item)}</span>
      {item.refusal !== "choice-over" && (
        <Button kind="plain" onPress={() => chat.tryAgain(item.id)}>
          {texts.tryAgain}
        </Button>
      )}
      <Button kind="plain" onPress={() => chat.discard(item.id)}>
        {texts.discard}
      </Button>
    </div>
  );
}

function whyNot({ refusal }: Outgoing): string {
  if (refusal === "choice-over") return texts.choiceOver;
  return refusal === "too-long" ? texts.tooLong : texts.notSent;
}
