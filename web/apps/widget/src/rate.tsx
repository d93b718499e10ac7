/** How it was: one tap, a few words if they like, and a change of mind within the day. */

import { type Message, Problem, type Rating } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Own } from "./own";
import { texts } from "./texts";

/** Asked by the assistant of itself, and by us of an agent who has closed it. */
const ASKS = new Set(["general.rate", "rating.ask"]);
const LONGEST = 1_000;

type Told = "nothing" | "sending" | "thanks" | "sent" | "failed" | "over";

/** The newest question alone can be answered: earlier ones were of something else. */
export function isRateAsked(messages: readonly Message[], message: Message): boolean {
  return rateAsked(messages)?.id === message.id;
}

export function rateAsked(messages: readonly Message[]): Message | undefined {
  return messages.findLast((one) => ASKS.has(one.content.key ?? ""));
}

/** `asked`: what is known of the question already. */
export function Rate({ own, asked = null }: { own: Own; asked?: Rating | null }) {
  const [rating, setRating] = useState<Rating | null>(asked);
  const [told, setTold] = useState<Told>("nothing");
  const [more, setMore] = useState("");
  useEffect(() => {
    if (asked === null) own.rating().then(setRating, () => setTold("failed"));
  }, [own, asked]);
  if (rating === null || rating.state === "none") return null;
  const give = async (score: number, comment: string | null) => {
    if (told === "sending") return;
    setTold("sending");
    try {
      setRating(await own.rate(rating, score, comment));
      setTold(comment === null ? "thanks" : "sent");
    } catch (error) {
      setTold(isOver(error) ? "over" : "failed");
    }
  };
  return (
    <div class="rate">
      <Marks
        score={rating.score ?? null}
        isOpen={told !== "over"}
        onGive={(score) => void give(score, null)}
      />
      <p class="told" role="status">
        <Said told={told} />
      </p>
      {rating.score != null && told !== "over" && told !== "sent" && (
        <More text={more} onWrite={setMore} onSend={() => void give(rating.score ?? 0, more.trim())} />
      )}
    </div>
  );
}

function isOver(error: unknown): boolean {
  return error instanceof Problem && error.is("nothing-to-rate");
}

function Marks({
  score,
  isOpen,
  onGive,
}: {
  score: number | null;
  isOpen: boolean;
  onGive: (score: number) => void;
}) {
  return (
    <fieldset class="marks">
      <legend class="spoken">{texts.rate.legend}</legend>
      {texts.rate.words.map((word, index) => (
        <Button
          key={word}
          kind="choice"
          aria-pressed={score === index + 1}
          inert={!isOpen}
          onPress={() => onGive(index + 1)}
        >
          {score === index + 1 && <Icon name="tick" />}
          {`${index + 1} ${word}`}
        </Button>
      ))}
    </fieldset>
  );
}

function Said({ told }: { told: Told }) {
  if (told === "nothing" || told === "sending") return null;
  return (
    <>
      <Icon name={told === "failed" ? "bad" : told === "over" ? "info" : "check"} />
      {texts.rate[told]}
    </>
  );
}

function More({
  text,
  onWrite,
  onSend,
}: {
  text: string;
  onWrite: (text: string) => void;
  onSend: () => void;
}) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onSend();
      }}
    >
      <label>
        {texts.rate.more}
        <textarea
          class="rate-more"
          rows={2}
          maxLength={LONGEST}
          value={text}
          onInput={(event) => onWrite(event.currentTarget.value)}
        />
      </label>
      <Button type="submit">{texts.rate.send}</Button>
    </form>
  );
}
