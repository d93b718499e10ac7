/** What this customer and we said before, on every channel, newest first. */

import type { OtherThread } from "@selfcare/client";
import { Button } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";

export function HistoryTab({ desk, talk }: { desk: Desk; talk: Talk }) {
  const [found, setFound] = useState<readonly OtherThread[] | null>(null);
  const [failed, setFailed] = useState(false);
  const read = () => {
    setFailed(false);
    talk.api.threads(talk.id).then(setFound, () => setFailed(true));
  };
  useEffect(read, [talk]);
  return (
    <section class="fact-group">
      <h3>{texts.history.title}</h3>
      {found === null && !failed && <p class="hint">{texts.loading}</p>}
      {failed && (
        <p class="hint">
          {texts.history.failed}{" "}
          <Button kind="plain" onPress={read}>
            {texts.tryNow}
          </Button>
        </p>
      )}
      {found !== null && found.length === 0 && <p class="hint">{texts.history.none}</p>}
      <ul class="threads">
        {(found ?? []).map((one) => (
          <li key={one.conversation_id}>
            <Button onPress={() => desk.open(one.conversation_id)}>
              <span class="row-head">
                <span>{texts.channels[one.channel] ?? one.channel}</span>
                <span>{one.opened.display}</span>
              </span>
              {one.last_words !== null && (
                <span class="words" dir="auto">
                  {one.last_words}
                </span>
              )}
              <span class="hint">{endOf(one)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function endOf(one: OtherThread): string {
  if (one.ended === null) return texts.history.open;
  const outcome = one.outcome === null ? "" : (texts.close.outcomes as Record<string, string>)[one.outcome];
  return [texts.history.ended(one.ended_by ?? ""), outcome ?? one.outcome ?? ""]
    .filter((part) => part !== "")
    .join(". ");
}
