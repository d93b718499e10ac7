/** The reply as it arrives where the customer is, by the rules it is sent by: parts, other letters, addresses. */

import type { Preview as Found } from "@selfcare/client";
import { Button, Linked, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";

/** Asked once nobody has typed for so long. */
const ASKED_AFTER_MS = 250;
/** More than that nobody wants to get. */
const MANY = 2;

interface Props {
  desk: Desk;
  talk: Talk;
  text: string;
}

export function Preview({ desk, talk, text }: Props) {
  const { preview: isOpen } = useStore(desk.liking);
  const { found, failed } = useFound(talk, text);
  return (
    <div class="preview">
      <div class="row">
        <Button
          kind="plain"
          aria-expanded={isOpen}
          aria-controls="preview"
          onPress={() => desk.liking.like({ preview: !isOpen })}
        >
          {texts.preview.title}
        </Button>
        {found !== null && <Meter found={found} />}
        {failed && <p class="hint">{texts.preview.failed}</p>}
      </div>
      <section id="preview" aria-label={texts.preview.title} hidden={!isOpen}>
        {isOpen && found !== null && <Shown found={found} />}
      </section>
    </div>
  );
}

/** What it costs, and why it costs more than it looks. */
function Meter({ found: { sms } }: { found: Found }) {
  if (sms === null) return null;
  return (
    <p class={sms.segments > MANY ? "meter long" : "meter"}>
      <span>{texts.sms(sms.segments, sms.units, sms.room)}</span>
      {sms.jump !== null && <span>{texts.smsJump(sms.jump)}</span>}
    </p>
  );
}

function Shown({ found }: { found: Found }) {
  const messages = found.messages.filter((one) => one !== "");
  if (messages.length === 0) return <p class="hint">{texts.preview.empty}</p>;
  return (
    <>
      <ol class="arrives">
        {messages.map((message, place) => (
          <li key={place} dir="auto">
            <Linked text={message} opensBeside={texts.opensBeside} />
          </li>
        ))}
      </ol>
      {found.swaps.length > 0 && <p class="hint">{texts.preview.swaps(found.swaps)}</p>}
    </>
  );
}

/** Of what stood there last; an answer that was overtaken is dropped. */
function useFound(talk: Talk, text: string): { found: Found | null; failed: boolean } {
  const [found, setFound] = useState<Found | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isOver = false;
    const take = (answer: Found | null) => {
      if (isOver) return;
      setFound(answer);
      setFailed(answer === null);
    };
    const ask = () =>
      talk.api.preview(talk.id, text.trim()).then(take, () => {
        take(null);
      });
    const timer = setTimeout(() => void ask(), ASKED_AFTER_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [talk, text]);
  return { found, failed };
}
