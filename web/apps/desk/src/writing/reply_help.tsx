/** The assistant's own answer to the last message: to take, change or leave. Asked for, never pushed. */

import type { Suggestion } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { lastSeq, type TalkState } from "../talk/talk_state";
import { texts } from "../texts";

export function Reply({ desk, talk, now }: { desk: Desk; talk: Talk; now: TalkState }) {
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ suggestion: Suggestion; at: number } | null>(null);
  const ask = async () => {
    setBusy(true);
    await desk.act(async () =>
      setFound({ suggestion: await talk.api.suggestion(talk.id), at: lastSeq(now) }),
    );
    setBusy(false);
  };
  const take = (text: string) => {
    talk.write(talk.draft.trim() === "" ? text : `${talk.draft}\n${text}`);
    setFound(null);
  };
  const isFresh = found !== null && found.at === lastSeq(now);
  return (
    <div class="suggestion">
      {!isFresh && (
        <Button kind="plain" inert={busy} onPress={() => void ask()}>
          <Icon name="assistant" />
          {busy ? texts.suggestion.busy : texts.suggestion.ask}
        </Button>
      )}
      {isFresh && (
        <>
          <p class="hint">
            {found.suggestion.state === "none" ? found.suggestion.text : texts.suggestion.title}
          </p>
          {found.suggestion.state === "suggested" && (
            <blockquote dir="auto">{found.suggestion.text}</blockquote>
          )}
          <div class="row">
            {found.suggestion.state === "suggested" && (
              <Button onPress={() => take(found.suggestion.text)}>{texts.suggestion.take}</Button>
            )}
            <Button kind="plain" onPress={() => setFound(null)}>
              {texts.suggestion.leave}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
