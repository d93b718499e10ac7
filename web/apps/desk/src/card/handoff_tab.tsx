/** Read in ten seconds: what they want, what was tried, what comes next; and the deeds that follow from it. */

import type { Card } from "@selfcare/client";
import { Button, Icon } from "@selfcare/ui";
import type { Desk } from "../desk";
import { Filing } from "../talk/filing";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";

interface Props {
  desk: Desk;
  talk: Talk;
  card: Card;
}

export function HandoffTab({ desk, talk, card }: Props) {
  const { wants, tried, next, proof } = card;
  const isUnknown = card.who.customer_id === null;
  const hasTried = tried.done.length > 0 || tried.failed.length > 0;
  return (
    <>
      {isUnknown && <Unknown desk={desk} talk={talk} card={card} />}
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
      {(hasTried || !isUnknown) && (
        <section class="fact-group">
          <h3>{texts.card.tried}</h3>
          <Listed items={tried.done} none={texts.card.nothingTried} />
          {tried.failed.length > 0 && <p class="sub">{texts.card.failed}</p>}
          <Listed items={tried.failed} none="" />
        </section>
      )}
      {!isUnknown && (
        <>
          <section class="fact-group">
            <h3>{texts.card.next}</h3>
            <Listed items={next.map((step) => step.text)} none={texts.card.nothingNext} />
          </section>
          <section class="fact-group">
            <h3>{texts.card.proof}</h3>
            <p>{proof.text}</p>
            <Proving desk={desk} talk={talk} />
          </section>
          <section class="fact-group">
            <h3>{texts.card.forThem}</h3>
            <Deeds desk={desk} />
          </section>
        </>
      )}
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

/** Said once, with what cures it. All else is about somebody, and comes once there is somebody. */
function Unknown({ desk, talk, card }: Props) {
  const { number } = card.who;
  return (
    <section class="fact-group">
      <h3>{texts.card.proof}</h3>
      <p class="lead">{number === null ? texts.unknownYet : texts.unknownAt(number)}</p>
      <div class="do">
        <AskForCode desk={desk} talk={talk} />
      </div>
    </section>
  );
}

function AskForCode({ desk, talk }: Pick<Props, "desk" | "talk">) {
  const code = () => void desk.act(() => talk.api.askForCode(talk.id)).then(talk.readCard);
  return (
    <Button inert={!talk.isMine} onPress={code}>
      <Icon name="lock" />
      {texts.do.code}
    </Button>
  );
}

function Proving({ desk, talk }: Pick<Props, "desk" | "talk">) {
  return (
    <div class="do">
      <AskForCode desk={desk} talk={talk} />
      <Button inert={desk.state.stale || !talk.isMine} onPress={() => desk.show("vouch")}>
        <Icon name="check" />
        {texts.do.vouch}
      </Button>
    </div>
  );
}

/** Off while the desk shows old things: nothing is done on those. */
function Deeds({ desk }: Pick<Props, "desk">) {
  const isOff = desk.state.stale;
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
      {isOff && <p class="hint">{texts.block.stale}</p>}
    </div>
  );
}
