/** "Tell me when there's an answer": asked once somebody waits, never when the page opens, and not twice. */

import { Button, Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { keep, kept } from "./kept";
import { useLasting } from "./notice";
import type { Own } from "./own";
import type { ChatState } from "./state";
import { texts } from "./texts";
import { useOwn } from "./use_own";

/** Whoever has waited for so long may want to go. */
const A_WHILE_MS = 10_000;

/** The last word is the customer's, or ours that it takes longer: an answer is still to come. */
export function waitsForAnswer({
  messages,
  conversation,
}: Pick<ChatState, "messages" | "conversation">): boolean {
  const last = messages.at(-1);
  if (last === undefined || conversation === null || conversation.owner === "closed") return false;
  return (
    last.sender.kind === "customer" || last.content.event === "delayed" || conversation.owner === "waiting"
  );
}

export function PushOffer({ own, state }: { own: Own; state: ChatState }) {
  const { push } = useOwn(own);
  const [declined, setDeclined] = useState(() => kept("noPush", false));
  const [offered, setOffered] = useState(false);
  const waits = useLasting(waitsForAnswer(state), A_WHILE_MS);
  const isOffered = push.state === "off" && waits && !declined;
  const isAnswered = offered && push.state !== "off" && push.state !== "none";
  if (!isOffered && !isAnswered) return null;
  const decline = () => {
    keep("noPush", true);
    setDeclined(true);
    setOffered(false);
  };
  const accept = () => {
    setOffered(true);
    void push.turnOn();
  };
  return (
    <div class="notice offer">
      <Icon name={push.state === "on" ? "check" : "info"} />
      <p role="status">{isAnswered ? told(push.state) : texts.push.offer}</p>
      {isOffered && <Button onPress={accept}>{texts.push.turnOn}</Button>}
      <Button kind="plain" onPress={decline}>
        {isOffered ? texts.push.notNow : texts.settings.close}
      </Button>
    </div>
  );
}

function told(state: Own["push"]["state"]): string {
  if (state === "on") return texts.push.on;
  if (state === "refused") return texts.push.refused;
  return state === "failed" ? texts.push.failed : texts.push.asking;
}
