/** Who this is with, on what channel, how surely known, whose turn it is, who else is here; and what can be done. */

import type { Conversation } from "@selfcare/client";
import { Button, Icon, type IconName, useStore } from "@selfcare/ui";
import { clock, minutes } from "../clock";
import type { Desk } from "../desk";
import { withKey } from "../keys/with_key";
import { isAside, takeBack } from "../line/aside";
import { type DeskState, offersOf } from "../state";
import { texts } from "../texts";
import type { Talk } from "./talk";
import { channelOf, levelUntil, type TalkState, waitsForAgent } from "./talk_state";

type Level = Conversation["level"];

interface Props {
  desk: Desk;
  state: DeskState;
  talk: Talk;
  now: TalkState;
}

export function ThreadHead(props: Props) {
  const { desk, state, talk, now } = props;
  const name = now.conversation?.customer_name ?? now.card?.who.name ?? texts.unknownCustomer;
  return (
    <header class="thread-head">
      <Button kind="plain" aria-label={texts.backToList} onPress={() => desk.shut()}>
        <Icon name="reply" />
      </Button>
      <div class="about">
        <h2 dir="auto">{now.loaded || now.card !== null ? name : texts.loading}</h2>
        <p>
          {now.messages.length > 0 && <span class="chip">{channelWords(channelOf(now))}</span>}
          {now.conversation !== null && (
            <span class={`chip ${now.conversation.level}`}>
              <Icon name={LEVEL_ICONS[now.conversation.level]} />
              {levelWords(now, state.brand?.locale ?? "en-GB")}
            </span>
          )}
          <span class="turn">{turnOf(now, state.now)}</span>
        </p>
        <Company now={now} />
      </div>
      <Deeds desk={desk} state={state} talk={talk} now={now} />
    </header>
  );
}

const LEVEL_ICONS: Record<Level, IconName> = { anonymous: "none", identified: "half", verified: "check" };

function channelWords(channel: string): string {
  const words = channel === "web" ? texts.webChat : (texts.channels[channel] ?? channel);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function levelWords(now: TalkState, locale: string): string {
  const level = now.conversation?.level ?? "anonymous";
  const until = levelUntil(now);
  return until === null ? texts.levels[level] : texts.levelUntil(texts.levels[level], clock(until, locale));
}

function turnOf(now: TalkState, at: number): string {
  const owner = now.conversation?.owner;
  if (owner === undefined) return "";
  if (owner !== "agent") return texts.owners[owner];
  const waits = waitsForAgent(now);
  if (waits === null) return texts.turn.theirs;
  return texts.turn.yours(minutes(Date.parse(waits.created_at), at));
}

function Aside({ desk, talk }: Pick<Props, "desk" | "talk">) {
  const is = isAside(desk, talk.id);
  const words = is ? texts.aside.back : texts.aside.short;
  return (
    <Button
      title={withKey(desk, words, "aside")}
      onPress={() => (is ? void takeBack(desk, talk.id) : desk.show("aside"))}
    >
      {words}
    </Button>
  );
}

function Company({ now }: { now: TalkState }) {
  const agents = now.company?.agents ?? [];
  if (agents.length === 0) return null;
  return <p class="company">{agents.map((one) => texts.company(one.name, one.writing)).join(" ")}</p>;
}

function Deeds({ desk, state, talk, now }: Props) {
  const { isMine } = talk;
  // It is accepted where it is offered.
  const isOffered = offersOf(state.chats).some((chat) => chat.conversation_id === talk.id);
  const { folded } = useStore(desk.liking);
  const owner = now.conversation?.owner;
  return (
    <div role="toolbar" class="deeds" aria-label={texts.deeds}>
      {!isMine && !isOffered && owner !== undefined && owner !== "closed" && (
        <Button kind="main" onPress={() => void desk.takeOver(talk.id)}>
          {texts.takeOver}
        </Button>
      )}
      {isMine && (
        <>
          <Button
            title={withKey(desk, texts.transfer.title, "transfer")}
            onPress={() => desk.show("transfer")}
          >
            {texts.transfer.short}
          </Button>
          <Button title={withKey(desk, texts.giveBack.title, "giveBack")} onPress={() => desk.show("return")}>
            {texts.giveBack.short}
          </Button>
          <Aside desk={desk} talk={talk} />
          <Button title={withKey(desk, texts.close.title, "close")} onPress={() => desk.show("close")}>
            {texts.close.short}
          </Button>
        </>
      )}
      <Button
        aria-pressed={!folded}
        title={withKey(desk, texts.panel.title, "customer")}
        onPress={() => desk.liking.like({ folded: !folded })}
      >
        {texts.panel.title}
      </Button>
    </div>
  );
}
