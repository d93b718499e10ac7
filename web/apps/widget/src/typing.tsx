/** Dots after a second, words after ten; told to screen readers once per stretch, its end silently. */

import { Icon } from "@selfcare/ui";
import { useLasting } from "./notice";
import { texts } from "./texts";

export function Typing({ since }: { since: number | null }) {
  const on = since !== null;
  const isShown = useLasting(on, 1_000);
  const isTold = useLasting(on, 2_000);
  const isLong = useLasting(on, 10_000);
  return (
    <>
      <div class="spoken" role="status">
        {isLong ? texts.stillWorking : isTold ? texts.typing : ""}
      </div>
      {isShown && (
        <div class="typing" aria-hidden="true">
          <span class="dots">
            <i />
            <i />
            <i />
          </span>
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
