/** The link somebody chooses a password by: where its letter went, or the link itself, this once. */

import type { Invited } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import { useRef, useState } from "preact/hooks";
import { texts } from "../texts";
import { useFocus } from "./form_parts";
import { momentOf } from "./person_words";

export function PersonLink({ invited, locale }: { invited: Invited; locale: string }) {
  const { person, link, link_ends_at, sent_to, not_sent } = invited;
  const words = texts.people.link;
  const heading = useFocus<HTMLHeadingElement>();
  const until = momentOf(link_ends_at, locale);
  return (
    <section class="receipt" aria-labelledby="link-title">
      <Icon name="check" />
      <div class="link">
        <h3 id="link-title" ref={heading} tabIndex={-1}>
          {words.title(person.name)}
        </h3>
        <p>{sent_to === null ? words.byHand(until, not_sent ?? "") : words.sent(sent_to, until)}</p>
        {link !== null && <Link address={new URL(link, location.href).href} />}
      </div>
    </section>
  );
}

function Link({ address }: { address: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, say] = useState("");
  // Browsers let a page copy by itself only where it came over a safe connection.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      say(texts.people.link.copied);
    } catch {
      field.current?.select();
      say(texts.people.link.byKey);
    }
  };
  return (
    <>
      <label class="field">
        <span>{texts.people.link.label}</span>
        <textarea
          ref={field}
          readOnly
          rows={2}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <div class="row">
        <Button onPress={() => void copy()}>{texts.people.link.copy}</Button>
        <span role="status">{said}</span>
      </div>
    </>
  );
}
