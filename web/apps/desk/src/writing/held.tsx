/** A reply that was overtaken: what came meanwhile is above, and the agent decides. */

import { Button, Icon } from "@selfcare/ui";
import type { Talk } from "../talk/talk";
import type { TalkState } from "../talk/talk_state";
import { texts } from "../texts";
import type { Outgoing } from "./outbox";

export function Held({ talk, now, item }: { talk: Talk; now: TalkState; item: Outgoing }) {
  const news = now.messages.filter((one) => one.seq > item.seenSeq && one.sender.kind !== "system");
  return (
    <section class="held" aria-label={texts.held.title}>
      <p>
        <Icon name="warning" />
        <strong>{texts.held.title}</strong>
      </p>
      {news.map((one) => (
        <blockquote key={one.id} dir="auto">
          {one.content.text}
        </blockquote>
      ))}
      <p class="hint">{texts.held.yours}</p>
      <blockquote class="own" dir="auto">
        {item.text}
      </blockquote>
      <div class="row">
        <Button onPress={() => talk.takeBack(item.id)}>{texts.held.edit}</Button>
        <Button onPress={() => talk.sendAnyway(item.id)}>{texts.held.anyway}</Button>
      </div>
    </section>
  );
}
