/** What the text costs as an SMS, and why it costs more than it looks. */

import { costOf } from "./sms";
import { texts } from "./texts";

export function Meter({ text }: { text: string }) {
  const cost = costOf(text.trim());
  return (
    <p class={cost.parts > 2 ? "meter long" : "meter"}>
      <span>{texts.sms(cost.parts, cost.units, cost.room)}</span>
      {cost.jump !== null && <span>{texts.smsJump(cost.jump)}</span>}
    </p>
  );
}
