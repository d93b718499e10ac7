/** One plan among others. All list the same facts in the same order, so that they can be held beside each other. */

import type { ComparedPlan, EligiblePlan, SoldPlan } from "@selfcare/client";
import { Card, data, type Fact, Facts, type Formats, State, useStore } from "@selfcare/ui";
import { Go } from "../link";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import { compareTexts as words } from "./texts_compare";

interface Props {
  line: Line;
  plan: SoldPlan;
  /** For one's own usage; null where it cannot be said. */
  cost: ComparedPlan | null;
  /** Null for the present plan. */
  other: EligiblePlan | null;
  isBest: boolean;
}

export function ComparedCard({ line, plan, cost, other, isBest }: Props) {
  const { brand } = useStore(usePortal());
  if (brand === null) return null;
  return (
    <Card kind={other === null ? "tile plan-card mine" : "tile plan-card"}>
      <header class="tile-top">
        <h2 class="tile-title">{plan.name}</h2>
        {other === null && <State tone="info" icon="info" word={words.yours} />}
        {isBest && <State tone="good" icon="check" word={words.best} />}
      </header>
      <p class="amount number">
        {plan.price.display} <span class="quiet">{words.aMonth}</span>
      </p>
      {other !== null && <Difference {...{ other, cost }} />}
      <Facts facts={factsOf(plan, cost, brand)} />
      {other !== null && <Choose {...{ line, other }} />}
    </Card>
  );
}

function Difference({ other, cost }: { other: EligiblePlan; cost: ComparedPlan | null }) {
  const gap = other.difference;
  const plain = gap.display.replace(/^[+−-]/, "");
  return (
    <ul class="listed">
      <li>{gap.minor === 0 ? words.same : gap.minor > 0 ? words.more(plain) : words.less(plain)}</li>
      {cost !== null && <li>{savedOf(cost)}</li>}
      {cost !== null && cost.loses.length > 0 && <li>{losesOf(cost)}</li>}
    </ul>
  );
}

/** A list of countries is no fact to hold against another. */
const LONGEST = 60;
const losesOf = ({ loses }: ComparedPlan): string =>
  words.loses(loses.map((one) => (one.length > LONGEST ? words.losesAbroad : one)).join(", "));

function savedOf({ saved_a_month: { minor, display } }: ComparedPlan): string {
  const plain = display.replace(/^[+−-]/, "");
  if (minor === 0) return words.sameUsage;
  return minor > 0 ? words.saves(plain) : words.dearer(plain);
}

/** The order of the label that is prescribed for broadband in the USA, for every plan. */
function factsOf(plan: SoldPlan, cost: ComparedPlan | null, formats: Formats): (Fact | null)[] {
  const { allowances, contract_months: months, leaving_early: early } = plan;
  return [
    { term: words.price, is: words.priceStays },
    { term: words.contract, is: months === 0 ? words.noContract : words.months(months) },
    { term: words.fees, is: words.noFees },
    { term: words.exit, is: early === null ? words.exitNone : words.exitIs(early.display) },
    allowances.speed_mbps === null ? null : { term: words.speed, is: words.speedIs(allowances.speed_mbps) },
    dataOf(plan, formats),
    ...(plan.kind === "mobile" ? callsOf(plan) : []),
    plan.kind === "mobile" ? roamingOf(plan) : null,
    cost && { term: words.forYou, is: words.forYouIs(cost.a_month.display) },
  ];
}

function dataOf({ kind, allowances, extra_gigabyte: extra }: SoldPlan, formats: Formats): Fact | null {
  if (kind !== "mobile" && kind !== "broadband") return null;
  const kilobytes = allowances.data_kilobytes;
  if (kilobytes === null) return { term: words.data, is: words.dataUnlimited };
  const amount = kilobytes === 0 ? words.dataNone : data(kilobytes, formats);
  return {
    term: words.data,
    is: extra === null ? words.beyondNone(amount) : words.beyond(amount, extra.display),
  };
}

function callsOf({ allowances: { voice_minutes, texts } }: SoldPlan): Fact[] {
  const told = (count: number | null) =>
    count === null ? words.unlimited : count === 0 ? words.noneIncluded : words.included(count);
  return [
    { term: words.calls, is: told(voice_minutes) },
    { term: words.texts, is: told(texts) },
  ];
}

function roamingOf({ allowances: { roaming } }: SoldPlan): Fact {
  return {
    term: words.roaming,
    is: roaming.length === 0 ? words.roamingNone : words.roamingIs(roaming.length),
  };
}

function Choose({ line, other }: { line: Line; other: EligiblePlan }) {
  const { plan, eligible, reasons } = other;
  if (eligible) {
    return (
      <div class="acts">
        <Go to={`/plan/change/${plan.code}?line=${line.id}`} kind="button main">
          {words.choose(plan.name)}
        </Go>
      </div>
    );
  }
  return (
    <ul class="listed why-not">
      {reasons.map(({ why, text, possible_from: from }) => (
        <li key={why}>{from === null ? text : `${text} ${words.from(from.display)}.`}</li>
      ))}
    </ul>
  );
}
