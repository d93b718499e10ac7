/** A bill at a glance: its state, the amount, when it is due, and what explains it. */

import type { BillCard as Bill } from "@selfcare/client";
import { Button, Card, type Fact, Facts, type IconName, State, type Tone } from "@selfcare/ui";
import { texts } from "./texts";

const STATES: Record<Bill["state"], { tone: Tone; icon: IconName }> = {
  due: { tone: "info", icon: "calendar" },
  overdue: { tone: "bad", icon: "bad" },
  paid: { tone: "good", icon: "check" },
  part_paid: { tone: "warn", icon: "half" },
  disputed: { tone: "warn", icon: "warning" },
};

export function BillCard({ card, onOpen = null }: { card: Bill; onOpen?: (() => void) | null }) {
  const { tone, icon } = STATES[card.state];
  return (
    <Card kind="bill">
      <header class="card-top">
        <h2>{texts.bill.title}</h2>
        <State tone={tone} icon={icon} word={texts.bill.states[card.state]} />
      </header>
      <p class="amount number">{card.amount.display}</p>
      <Facts facts={factsOf(card)} />
      <p class="as-of">{texts.asOf(card.as_of)}</p>
      {onOpen !== null && <Button onPress={onOpen}>{texts.bill.open}</Button>}
    </Card>
  );
}

function factsOf(card: Bill): (Fact | null)[] {
  const words = texts.bill;
  const fact = (term: string, is: string | null | undefined) => (is ? { term, is } : null);
  const isPartly = card.total.minor !== card.amount.minor;
  return [
    fact(words.due, card.due_on.display),
    isPartly ? fact(words.total, card.total.display) : null,
    fact(words.payment, card.payment),
    fact(words.change, card.change),
    fact(words.period, card.period),
    fact(words.account, card.account),
  ];
}
