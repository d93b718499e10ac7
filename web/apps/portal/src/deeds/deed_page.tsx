/** A change as a page: choose, look at it a last time, receipt; and what stands there while no answer has come. */

import type { ComponentChildren } from "preact";
import { NoAnswerYet, Refusal, Review } from "./deed_steps";
import { deedTexts as words } from "./texts_deed";
import type { Made } from "./use_deed";

interface Props<Offer, Receipt> {
  made: Made<Offer, Receipt>;
  endsAt: (offer: Offer) => string;
  /** What the button says: the deed, with what it costs. */
  act: (offer: Offer) => string;
  /** The same in a sentence about it. */
  what: (offer: Offer) => string;
  review: (offer: Offer) => ComponentChildren;
  others?: (offer: Offer) => ComponentChildren;
  receipt: (receipt: Receipt) => ComponentChildren;
  /** Choosing, before anything is offered. */
  children: ComponentChildren;
}

export function DeedPage<Offer, Receipt>(props: Props<Offer, Receipt>) {
  const { made, children, receipt, what } = props;
  const { step, pressed, refusal, receipt: got } = made.state;
  if (step === "done") return <>{got !== null && receipt(got)}</>;
  if (step === "choose" || pressed === null) {
    return (
      <>
        <Refusal why={refusal} />
        {children}
      </>
    );
  }
  if (step === "unknown" || step === "broken") {
    return <NoAnswerYet deed={made.deed} what={what(pressed.offer)} />;
  }
  const { endsAt, act, review, others } = props;
  return (
    <Review
      deed={made.deed}
      endsAt={endsAt(pressed.offer)}
      act={act(pressed.offer)}
      others={others?.(pressed.offer)}
    >
      {review(pressed.offer)}
    </Review>
  );
}

export function titleAt(step: Made<unknown, unknown>["state"]["step"], choose: string, done: string): string {
  if (step === "choose") return choose;
  if (step === "done") return done;
  return step === "review" || step === "doing" ? words.check : words.unknown;
}
