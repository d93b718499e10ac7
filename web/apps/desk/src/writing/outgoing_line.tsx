/** What this agent has written and nobody has yet: it can be taken back for a moment, and says when it does not go. */

import { Button, Icon } from "@selfcare/ui";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import type { Outgoing } from "./outbox";

interface Props {
  desk: Desk;
  talk: Talk;
  item: Outgoing;
  stop: { tabIndex: number; onFocus: () => void };
}

export function OutgoingLine({ desk, talk, item, stop }: Props) {
  if (item.state === "held") return null;
  const isNote = item.mode === "note";
  const words = item.state === "refused" ? texts.sending.refused(item.why) : texts.sending[item.state];
  return (
    <article class={isNote ? "note" : "said agent leads"} {...stop}>
      <p class="who">
        <Icon name={isNote ? "lock" : "person"} />
        <span>{isNote ? texts.yourNote : texts.you}</span>
      </p>
      {item.text !== "" && (
        <p class="words" dir="auto">
          {item.text}
        </p>
      )}
      {item.files.length > 0 && (
        <p class="offered">{texts.attach.sent(item.files.map((file) => file.name))}</p>
      )}
      <p class={`delivery ${item.state === "refused" ? "failed" : ""}`}>
        <Icon name={item.state === "refused" ? "bad" : "half"} />
        <span>{words}</span>
        {(item.state === "undo" || item.state === "refused" || item.state === "waiting") && (
          <Button kind="plain" onPress={() => talk.takeBack(item.id)}>
            {item.state === "undo" ? texts.undo : texts.edit}
          </Button>
        )}
        {item.state === "waiting" && (
          <Button kind="plain" onPress={() => desk.outbox?.flush()}>
            {texts.tryNow}
          </Button>
        )}
      </p>
    </article>
  );
}
