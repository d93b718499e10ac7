/** While somebody waits for a person: their place, how long it takes, and the way back to the assistant. */

import type { Handoff } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import type { Own } from "./own";
import { texts } from "./texts";
import { useOwn } from "./use_own";

export function LinePanel({ own }: { own: Own }) {
  const { line } = useOwn(own);
  const stands = line.state;
  if (stands === null || (stands.state !== "waiting" && stands.state !== "called")) return null;
  return (
    <section class="in-line" aria-label={texts.line.title}>
      <p class="place" role="status">
        <Icon name="half" />
        {placeOf(stands)}
      </p>
      <p class="wait">
        {stands.state === "waiting" && `${waitOf(stands)} `}
        {texts.line.sees}
      </p>
      {line.rose && <p class="wait">{texts.line.rose}</p>}
      <div class="ways">
        <Button inert={line.leaving === "going"} onPress={() => void line.leave()}>
          {line.leaving === "going" ? texts.line.leaving : texts.line.back}
        </Button>
      </div>
      <p class="told" role="status">
        {line.leaving === "failed" && (
          <>
            <Icon name="bad" />
            {texts.line.failed}
          </>
        )}
      </p>
    </section>
  );
}

function placeOf({ state, place }: Handoff): string {
  return state === "waiting" && place != null ? texts.line.place(place) : texts.line.called;
}

function waitOf({ expected_minutes: least, expected_most_minutes: most }: Handoff): string {
  return least == null || most == null ? texts.line.waitUnknown : texts.line.wait(least, most);
}
