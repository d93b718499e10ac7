/** What the conversation is filed under; and, for leads, how soon it is to be answered. */

import type { Card } from "@selfcare/client";
import { Button, Field, Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { useDeed } from "../card/deed";
import type { Desk } from "../desk";
import { isLead } from "../state";
import { texts } from "../texts";
import type { Talk } from "./talk";

interface Props {
  desk: Desk;
  talk: Talk;
  card: Card;
}

type Priority = NonNullable<Card["priority"]>;
const PRIORITIES: readonly Priority[] = ["normal", "high", "urgent"];

export function Filing(props: Props) {
  const { desk, card } = props;
  return (
    <section class="fact-group">
      <h3>{texts.filing.title}</h3>
      {isLead(desk.state.me) && card.priority !== null && <Urgent {...props} priority={card.priority} />}
      <Tags {...props} />
    </section>
  );
}

/** Raising it moves when an answer is due; lowering it promises nobody less than they were told. */
function Urgent({ desk, talk, priority }: Props & { priority: Priority }) {
  const set = (chosen: Priority) =>
    void desk
      .act(() => talk.api.setPriority(talk.id, chosen))
      .then(talk.readCard)
      .then(() => desk.readAll());
  return (
    <label class="pick">
      <span>{texts.filing.priority}</span>
      <select value={priority} onChange={(event) => set(event.currentTarget.value as Priority)}>
        {PRIORITIES.map((one) => (
          <option key={one} value={one}>
            {texts.filing.priorities[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Tags({ talk, card }: Props) {
  const [typed, write] = useState("");
  const deed = useDeed<void>();
  const file = (tags: readonly string[]) => deed.go(() => talk.api.tag(talk.id, tags).then(talk.readCard));
  const add = (event: Event) => {
    event.preventDefault();
    const tag = typed.trim();
    if (tag === "") return;
    // What is refused stays to be mended.
    void deed.go(async () => {
      await talk.api.tag(talk.id, [...card.tags, tag]);
      write("");
      await talk.readCard();
    });
  };
  return (
    <>
      {card.tags.length === 0 && <p class="hint">{texts.filing.none}</p>}
      <ul class="chips" aria-label={texts.filing.tags}>
        {card.tags.map((tag) => (
          <li key={tag} class="chip">
            <span dir="auto">{tag}</span>
            <Button
              kind="plain"
              aria-label={texts.filing.remove(tag)}
              inert={deed.busy}
              onPress={() => void file(card.tags.filter((one) => one !== tag))}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      <form class="add-tag" onSubmit={add} noValidate>
        <Field
          id="tag"
          label={texts.filing.add}
          error={deed.error}
          value={typed}
          maxLength={32}
          autocomplete="off"
          onWrite={write}
        />
        <Button type="submit" inert={deed.busy}>
          {texts.filing.go}
        </Button>
      </form>
    </>
  );
}
