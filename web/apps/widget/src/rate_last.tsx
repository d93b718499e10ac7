/** How it was in the conversation before this one: its question went with it, and is asked here until it is answered. */

import { Button } from "@selfcare/ui";
import type { Own } from "./own";
import { Rate, rateAsked } from "./rate";
import type { ChatState } from "./state";
import { texts } from "./texts";
import { useOwn } from "./use_own";

interface Props {
  own: Own;
  state: ChatState;
  onDone: () => void;
}

export function RateLast({ own, state, onDone }: Props) {
  const { asked } = useOwn(own).state;
  if (asked === null || !state.loaded || rateAsked(state.messages) !== undefined) return null;
  const { agent_name: agent } = asked;
  const putAway = () => {
    own.putRatingAway();
    onDone();
  };
  return (
    <section class="in-line rate-last" aria-label={texts.rate.legend}>
      <p class="place">{agent == null ? texts.rate.last : texts.rate.lastWith(agent)}</p>
      <Rate own={own} asked={asked} />
      <Button kind="plain" onPress={putAway}>
        {texts.rate.notNow}
      </Button>
    </section>
  );
}
