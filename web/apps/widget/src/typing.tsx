/** Dots after a second, words after ten; told to screen readers once per stretch, its end silently. */

import type { Writer } from "@selfcare/client";
import { Icon } from "@selfcare/ui";
import { useLasting } from "./notice";
import { texts } from "./texts";

interface Props {
  since: number | null;
  writer: Writer | null;
  /** Of the agent who has taken the conversation up. */
  agent: string | null;
}

export function Typing({ since, writer, agent }: Props) {
  const on = since !== null;
  const byPerson = writer === "agent";
  const isShown = useLasting(on, 1_000);
  const isTold = useLasting(on, 2_000);
  const writing = agent === null ? texts.agentTyping : texts.personTyping(agent);
  const isLong = useLasting(on && !byPerson, 10_000);
  return (
    <>
      <div class="spoken" role="status">
        {isLong ? texts.stillWorking : isTold ? (byPerson ? writing : texts.typing) : ""}
      </div>
      {isShown && (
        <div class="typing" aria-hidden="true">
          <span class="dots">
            <i />
            <i />
            <i />
          </span>
          {byPerson && agent !== null && <span class="long">{writing}</span>}
          {isLong && (
            <span class="long">
              <Icon name="half" />
              {texts.stillWorking}
            </span>
          )}
        </div>
      )}
    </>
  );
}
