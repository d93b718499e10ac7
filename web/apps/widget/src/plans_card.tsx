/** Plans side by side: price, what is in it, for how long one is bound, and how far it is from one's own. */

import type { PlanOnCard, PlansCard as Plans } from "@selfcare/client";
import { Button, Card, type Formats, Icon, money } from "@selfcare/ui";
import type { Choosing } from "./chosen_here";
import { texts } from "./texts";

interface Props extends Choosing {
  card: Plans;
  formats: Formats;
}

export function PlansCard({ card, formats, ...choosing }: Props) {
  const most = Math.max(1, ...card.plans.map(({ price }) => price.minor));
  const mine = card.plans.find((plan) => plan.is_mine) ?? null;
  return (
    <Card kind="plans">
      <h2>{card.headline}</h2>
      <ul>
        {card.plans.map((plan) => (
          <li key={plan.name}>
            <Plan {...{ plan, most, mine, formats }} {...choosing} />
          </li>
        ))}
      </ul>
      <p class="as-of">{texts.asOf(card.as_of)}</p>
    </Card>
  );
}

interface PlanProps extends Choosing {
  plan: PlanOnCard;
  most: number;
  mine: PlanOnCard | null;
  formats: Formats;
}

function Plan({ plan, most, mine, formats, ...choosing }: PlanProps) {
  const words = texts.plans;
  const bound = plan.contract_months === 0 ? words.free : words.bound(plan.contract_months);
  return (
    <>
      <h3>{plan.name}</h3>
      <p class="price number">
        {plan.price.display} <span class="month">{words.month}</span>
      </p>
      <Length of={plan.price.minor} most={most} isMine={plan.is_mine} />
      <p class="detail">{[...plan.told, bound].join(" · ")}</p>
      <p class="detail apart">{plan.is_mine ? words.mine : apart(plan, mine, formats)}</p>
      <Choose plan={plan} {...choosing} />
    </>
  );
}

/** Repeats the price for the eye. Drawn, not styled, as the content policy asks. */
function Length({ of, most, isMine }: { of: number; most: number; isMine: boolean }) {
  return (
    <svg
      class={isMine ? "bar before" : "bar now"}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={((100 * of) / most).toFixed(1)} height="6" fill="currentColor" />
    </svg>
  );
}

function apart({ price }: PlanOnCard, mine: PlanOnCard | null, formats: Formats): string | null {
  if (mine === null) return null;
  const gap = price.minor - mine.price.minor;
  if (gap === 0) return texts.plans.same;
  const amount = money(Math.abs(gap), price.currency, formats);
  return gap > 0 ? texts.plans.more(amount) : texts.plans.less(amount);
}

function Choose({ plan, isOpen, chosen, choose }: { plan: PlanOnCard } & Choosing) {
  const { reply } = plan;
  if (reply == null) return null;
  if (chosen === reply) {
    return (
      <p class="used chosen">
        <Icon name="tick" />
        {texts.plans.chosen}
      </p>
    );
  }
  if (!isOpen || chosen !== null) return null;
  return <Button onPress={() => choose(reply)}>{texts.plans.choose(plan.name)}</Button>;
}
