/** Read in ten seconds: what they want, what was tried, what comes next; and the deeds that follow from it. */

import type { Card } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import type { Desk } from "./desk";
import { Filing } from "./filing";
import type { Talk } from "./talk";
import { texts } from "./texts";

interface Props {
  desk: Desk;
  talk: Talk;
  card: Card;
}

export function HandoffTab({ desk, talk, card }: Props) {
  const { wants, tried, next, proof } = card;
  return (
    <>
      <section class="fact-group">
        <h3>{texts.card.wants}</h3>
        <p class="lead">{wants.text}</p>
        {wants.said !== null && <blockquote dir="auto">{wants.said}</blockquote>}
        {wants.reason !== null && <p class="hint">{wants.reason}</p>}
        {wants.note !== null && <p class="note">{texts.card.note(wants.note)}</p>}
        {wants.slots.length > 0 && (
          <dl class="facts">
            {wants.slots.map((slot) => (
              <div key={slot.name}>
                <dt>{slot.name}</dt>
                <dd>{slot.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section class="fact-group">
        <h3>{texts.card.tried}</h3>
        <Listed items={tried.done} none={texts.card.nothingTried} />
        {tried.failed.length > 0 && <p class="sub">{texts.card.failed}</p>}
        <Listed items={tried.failed} none="" />
      </section>
      <section class="fact-group">
        <h3>{texts.card.next}</h3>
        <Listed items={next.map((step) => step.text)} none={texts.card.nothingNext} />
      </section>
      <section class="fact-group">
        <h3>{texts.card.proof}</h3>
        <p>{proof.text}</p>
        <Proving desk={desk} talk={talk} card={card} />
      </section>
      <section class="fact-group">
        <h3>{texts.card.forThem}</h3>
        <Deeds desk={desk} talk={talk} card={card} />
      </section>
      <Filing desk={desk} talk={talk} card={card} />
    </>
  );
}

function Listed({ items, none }: { items: readonly string[]; none: string }) {
  if (items.length === 0) return none === "" ? null : <p class="hint">{none}</p>;
  return (
    <ul class="listed">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Proving({ desk, talk, card }: Props) {
  const isOff = card.who.customer_id === null || desk.state.stale;
  const code = () => void desk.act(() => talk.api.askForCode(talk.id)).then(talk.readCard);
  return (
    <div class="do">
      <Button inert={!talk.isMine} onPress={code}>
        <Icon name="lock" />
        {texts.do.code}
      </Button>
      <Button inert={isOff || !talk.isMine} onPress={() => desk.show("vouch")}>
        <Icon name="check" />
        {texts.do.vouch}
      </Button>
    </div>
  );
}

/** Off where nobody knows who it is, and while the desk shows old things: nothing is done on those. */
function Deeds({ desk, card }: Props) {
  const isOff = card.who.customer_id === null || desk.state.stale;
  return (
    <div class="do">
      <Button inert={isOff} onPress={() => desk.show("pay")}>
        <Icon name="send" />
        {texts.do.pay}
      </Button>
      <Button inert={isOff} onPress={() => desk.show("case")}>
        <Icon name="note" />
        {texts.do.case}
      </Button>
      <Button inert={isOff} onPress={() => desk.show("visit")}>
        <Icon name="calendar" />
        {texts.do.visit}
      </Button>
      {isOff && <p class="hint">{desk.state.stale ? texts.block.stale : texts.unknownFirst}</p>}
    </div>
  );
}
