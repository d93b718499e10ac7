/** The offered replies. Once one is used, or the talk has moved on, they stay to be seen and do nothing. */

import type { QuickReply } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { texts } from "./texts";

interface Props {
  replies: readonly QuickReply[];
  isOpen: boolean;
  chosen: number | null;
  onChoose: (reply: QuickReply) => void;
}

export function Replies({ replies, isOpen, chosen, onChoose }: Props) {
  return (
    <ul class="replies" aria-label={texts.choices}>
      {replies.map((reply) => (
        <li key={reply.index}>
          {isOpen && chosen === null ? (
            <Button kind="choice" onPress={() => onChoose(reply)}>
              {reply.title}
            </Button>
          ) : (
            <Used title={reply.title} isChosen={reply.index === chosen} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Used({ title, isChosen }: { title: string; isChosen: boolean }) {
  return (
    <span class={isChosen ? "used chosen" : "used"}>
      {isChosen && <Icon name="tick" />}
      {title}
      {isChosen && <span class="spoken"> ({texts.chosen})</span>}
    </span>
  );
}
