/** While somebody waits for a person: their place, how long it takes, and the way back to the assistant. */

import type { Handoff } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import type { Own } from "./own";
import { texts } from "./texts";
import { useOwn } from "./use_own";

interface Props {
  own: Own;
  isSignedIn: boolean;
  /** The panel goes, and what was pressed with it. */
  onDone: () => void;
}

export function LinePanel({ own, isSignedIn, onDone }: Props) {
  const { line, state } = useOwn(own);
  const stands = line.state;
  const go = (leaving: Promise<boolean>) => void leaving.then((isLeft) => isLeft && onDone());
  if (stands === null || (stands.state !== "waiting" && stands.state !== "called")) return null;
  return (
    <section class="in-line" aria-label={texts.line.title}>
      <p class="place" role="status">
        <Icon name="half" />
        {placeOf(stands)}
      </p>
      <p class="wait">
        {waitOf(stands)}
        {texts.line.sees}
      </p>
      {!isSignedIn && <p class="wait">{texts.line.noTexts}</p>}
      {line.rose && <p class="wait">{texts.line.rose}</p>}
      <div class="ways">
        {state.textsTo !== null && (
          <Button
            aria-label={texts.line.textMeAloud(state.textsTo)}
            inert={line.leaving !== "no"}
            onPress={() => go(line.leaveByText())}
          >
            {line.leaving === "by_text" ? texts.line.moving : texts.line.textMe}
          </Button>
        )}
        <Button inert={line.leaving !== "no"} onPress={() => go(line.leave())}>
          {line.leaving === "back" ? texts.line.leaving : texts.line.back}
        </Button>
      </div>
      <p class="told" role="status">
        {line.refused !== null && (
          <>
            <Icon name="bad" />
            {line.refused || texts.line.failed}
          </>
        )}
      </p>
    </section>
  );
}

function placeOf({ state, place }: Handoff): string {
  if (state !== "waiting" || place == null) return texts.line.called;
  return place === 1 ? texts.line.next : texts.line.place(place);
}

/** Where nobody can say, the message that put them in line has said so. */
function waitOf({ state, expected_minutes: least, expected_most_minutes: most }: Handoff): string {
  if (state !== "waiting" || least == null || most == null) return "";
  return `${least === most ? texts.line.waitAbout(least) : texts.line.wait(least, most)} `;
}
