/** Why a bill differs from the one before: the two totals, then every cause with its amount, adding up exactly. */

import type { Cause, ComparisonCard as Comparison, NamedAmount } from "@selfcare/client";
import { Card } from "@selfcare/ui";
import { texts } from "./texts";

export function ComparisonCard({ card }: { card: Comparison }) {
  const most = Math.max(card.current.amount.minor, card.previous.amount.minor, 1);
  return (
    <Card kind="comparison">
      <h2>{card.headline}</h2>
      <dl class="totals">
        <Total of={card.previous} most={most} when="before" />
        <Total of={card.current} most={most} when="now" />
      </dl>
      <Causes card={card} />
      <p class="as-of">{texts.asOf(card.as_of)}</p>
    </Card>
  );
}

/** The bar only repeats the amount for the eye; its length is drawn, not styled, as the content policy asks. */
function Total({ of, most, when }: { of: NamedAmount; most: number; when: "before" | "now" }) {
  const length = Math.max(0, (100 * of.amount.minor) / most);
  return (
    <div class={`total ${when}`}>
      <dt>{of.name}</dt>
      <dd class="number">{of.amount.display}</dd>
      <dd class="bar" aria-hidden="true">
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect width={length.toFixed(1)} height="6" fill="currentColor" />
        </svg>
      </dd>
    </div>
  );
}

function Causes({ card }: { card: Comparison }) {
  const words = texts.comparison;
  return (
    <table class="causes">
      <caption class="spoken">{words.causes}</caption>
      <thead class="spoken">
        <tr>
          <th scope="col">{words.cause}</th>
          <th scope="col">{words.amount}</th>
        </tr>
      </thead>
      <tbody>
        {card.causes.map((cause) => (
          <CauseRow key={`${cause.title} ${cause.detail}`} cause={cause} />
        ))}
        {card.rest != null && <Row title={words.rest} amount={card.rest.display} />}
      </tbody>
      <tfoot>
        <Row title={words.difference} amount={card.difference.display} />
      </tfoot>
    </table>
  );
}

function CauseRow({ cause }: { cause: Cause }) {
  const { cadences, since } = texts.comparison;
  return (
    <tr>
      <th scope="row">
        <span class="cause">{cause.title}</span>
        <span class="detail">{cause.detail}</span>
        <span class="cadence">
          <b>{cadences[cause.cadence]}</b>
          {cause.since != null &&
            `, ${cause.cadence === "once" ? cause.since.display : since(cause.since.display)}`}
        </span>
      </th>
      <td class="number">{cause.amount.display}</td>
    </tr>
  );
}

function Row({ title, amount }: { title: string; amount: string }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td class="number">{amount}</td>
    </tr>
  );
}
