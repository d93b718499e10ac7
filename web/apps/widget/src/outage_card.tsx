/** What is wrong with the network at a place: its state in a word, what is off, since when and until when. */

import type { OutageCard as Outage } from "@selfcare/client";
import { Card, type Fact, Facts, type IconName, State, type Tone } from "@selfcare/ui";
import { texts } from "./texts";

const STATES: Record<Outage["state"], { tone: Tone; icon: IconName }> = {
  planned: { tone: "info", icon: "calendar" },
  suspected: { tone: "warn", icon: "half" },
  confirmed: { tone: "bad", icon: "bad" },
  fixing: { tone: "warn", icon: "half" },
  fixed: { tone: "good", icon: "check" },
};

export function OutageCard({ card }: { card: Outage }) {
  const { tone, icon } = STATES[card.state];
  return (
    <Card kind="outage">
      <header class="card-top">
        <h2>{card.away}</h2>
        <State tone={tone} icon={icon} word={texts.outage.states[card.state]} />
      </header>
      <p class="expected">{card.expected}</p>
      <Facts facts={factsOf(card)} />
      {card.as_of != null && <p class="as-of">{texts.asOf(card.as_of)}</p>}
    </Card>
  );
}

function factsOf(card: Outage): (Fact | null)[] {
  const words = texts.outage;
  return [
    { term: words.where, is: card.is_own ? words.own(card.area) : card.area },
    { term: card.state === "planned" ? words.from : words.since, is: card.since },
    // That nobody knows it yet is an answer too.
    { term: words.cause, is: card.cause ?? words.causeUnknown },
  ];
}
