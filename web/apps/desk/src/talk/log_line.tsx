/** One line of the log: what somebody said, a note that only staff see, or what is on its way. */

import type { DeskMessage, Media } from "@selfcare/client";
import { Button, Icon, type IconName, Linked } from "@selfcare/ui";
import { clock, day } from "../clock";
import type { Desk } from "../desk";
import type { DeskState } from "../state";
import { texts } from "../texts";
import { OutgoingLine } from "../writing/outgoing_line";
import type { Talk } from "./talk";
import type { Line } from "./talk_state";

interface Props {
  desk: Desk;
  state: DeskState;
  talk: Talk;
  line: Line;
  isStop: boolean;
  onStop: () => void;
}

export function LogLine({ desk, state, talk, line, isStop, onStop }: Props) {
  const locale = state.brand?.locale ?? "en-GB";
  const stop = { tabIndex: isStop ? 0 : -1, onFocus: onStop };
  return (
    <>
      {line.day && <p class="day">{day(line.at, locale)}</p>}
      {line.kind === "message" && (
        <article class={`said ${line.message.sender.kind}${line.leads ? " leads" : ""}`} {...stop}>
          <Said
            {...{ talk, locale }}
            message={line.message}
            leads={line.leads}
            name={nameOf(state, line.message)}
          />
        </article>
      )}
      {line.kind === "note" && (
        <article class="note" {...stop}>
          <p class="who">
            <Icon name="lock" />
            <span>{texts.noteBy(line.note.by.name)}</span> <Time at={line.at} locale={locale} />
          </p>
          <p class="words" dir="auto">
            {line.note.text}
          </p>
          <p class="hint">{texts.staffOnly}</p>
        </article>
      )}
      {line.kind === "outgoing" && <OutgoingLine {...{ desk, talk, stop }} item={line.item} />}
    </>
  );
}

interface SaidProps {
  talk: Talk;
  message: DeskMessage;
  name: string;
  locale: string;
  leads: boolean;
}

function Said({ talk, message, name, locale, leads }: SaidProps) {
  const { content, sender } = message;
  if (sender.kind === "system") {
    return (
      <p class="event">
        {content.text} <Time at={message.created_at} locale={locale} />
      </p>
    );
  }
  return (
    <>
      <p class={leads ? "who" : "spoken"}>
        <Icon name={sender.kind === "assistant" ? "assistant" : "person"} />
        <span dir="auto">{name}</span>
        {sender.kind === "agent" && <span class="by">{texts.sentBy(message.channel)}</span>}{" "}
        <Time at={message.created_at} locale={locale} />
      </p>
      {content.media.map((media) => (
        <File key={media.id} media={media} address={talk.api.fileAddress(talk.id, media.id)} />
      ))}
      {content.key !== "sent_files" && (
        <p class="words" dir="auto">
          {sender.kind === "customer" ? (
            content.text
          ) : (
            <Linked text={content.text} opensBeside={texts.opensBeside} />
          )}
        </p>
      )}
      {(content.quick_replies ?? []).length > 0 && (
        <p class="offered">{texts.offered((content.quick_replies ?? []).map((reply) => reply.title))}</p>
      )}
      {sender.kind === "agent" && <Delivery talk={talk} message={message} />}
    </>
  );
}

const DELIVERY_ICONS: Record<string, IconName> = {
  failed: "bad",
  unknown: "warning",
  read: "check",
  delivered: "check",
};

function Delivery({ talk, message }: { talk: Talk; message: DeskMessage }) {
  const { delivery } = message;
  const isRead = message.seq <= (talk.state.conversation?.customer_seen_seq ?? 0);
  if (delivery === null && !isRead) return null;
  const state = isRead ? "read" : (delivery?.state ?? "sent");
  return (
    <p class={`delivery ${state}`}>
      <Icon name={DELIVERY_ICONS[state] ?? "half"} />
      <span>
        {texts.delivery[state]}
        {delivery?.why && !isRead ? `: ${delivery.why}` : ""}
      </span>
      {delivery?.can_resend && !isRead && (
        <Button kind="plain" onPress={() => void talk.resend(message.id)}>
          {texts.resend}
        </Button>
      )}
    </p>
  );
}

function File({ media, address }: { media: Media; address: string }) {
  if (media.state !== "kept") return <p class="file">{texts.files[media.state]}</p>;
  return (
    <a class="file" href={address} target="_blank" rel="noopener noreferrer">
      {media.kind === "image" && <img src={address} alt={texts.files.picture(media.name)} loading="lazy" />}
      <span>
        <Icon name={media.kind === "image" ? "picture" : "file"} />
        {media.name}
      </span>
    </a>
  );
}

function Time({ at, locale }: { at: string; locale: string }) {
  return <time dateTime={at}>{clock(at, locale)}</time>;
}

function nameOf(state: DeskState, message: DeskMessage): string {
  const { kind, name } = message.sender;
  if (kind === "assistant") return texts.assistant;
  if (kind === "agent") return message.agent_id === state.me?.id ? texts.you : (name ?? texts.agent);
  return state.talk?.state.conversation?.customer_name ?? texts.customer;
}
