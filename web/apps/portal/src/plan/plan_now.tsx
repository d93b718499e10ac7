/** The plan, what it costs a month, until when it is agreed, and what happens then. */

import type { MyPlans, MyService } from "@selfcare/client";
import { Card, type Fact, Facts } from "@selfcare/ui";
import { Go } from "../link";
import { Age } from "../reading/age";
import type { Line } from "../reading/lines";
import { planTexts as words } from "./texts_plan";

interface Props {
  line: Line;
  mine: MyService;
  plans: MyPlans;
  isStale: boolean;
  mayChange: boolean;
}

export function PlanNow({ line, mine, plans, isStale, mayChange }: Props) {
  const { price } = mine;
  return (
    <Card kind="tile">
      {price === null ? (
        <p>{words.notHolder}</p>
      ) : (
        <>
          <p class="amount number">
            {price.total.display} <span class="quiet">{words.aMonth}</span>
          </p>
          {price.addons.minor > 0 && (
            <p class="quiet">{words.sum(price.plan.display, price.addons.display)}</p>
          )}
        </>
      )}
      <Facts facts={factsOf(mine)} />
      <Age of={plans} isStale={isStale} />
      <div class="acts">
        {mayChange && mine.pending === null && (
          <Go to={`/plan/compare?line=${line.id}`} kind="button main">
            {words.compare}
          </Go>
        )}
        {line.kind !== "tv" && (
          <Go to={`/usage?line=${line.id}`} kind="button">
            {words.usage}
          </Go>
        )}
      </div>
    </Card>
  );
}

function factsOf({ allowances, contract }: MyService): (Fact | null)[] {
  const includes = allowances.told.length === 0 ? null : <Listed of={allowances.told} />;
  return [
    includes && { term: words.includes, is: includes },
    contract && {
      term: words.contract,
      is: contract.ends_on === null ? words.contractNone : words.contractUntil(contract.ends_on.display),
    },
    contract && leavingOf(contract),
    contract && {
      term: words.leaving,
      is: contract.leaving_costs.minor > 0 ? contract.leaving_costs.display : words.leavingNothing,
    },
    contract?.ends_on
      ? {
          term: words.upgrade,
          is: contract.upgrade_now ? words.upgradeNow : words.upgradeFrom(contract.upgrade_on.display),
        }
      : null,
  ];
}

function leavingOf({ ends_on, notice_days: days }: NonNullable<MyService["contract"]>): Fact {
  if (days === 0) return { term: words.leave, is: words.leaveAnyDay };
  if (ends_on === null) return { term: words.leave, is: words.leaveWith(days) };
  return { term: words.afterwards, is: words.thenMonthly(days) };
}

/** One under the other, as none of them is longer than a line. */
export function Listed({ of }: { of: readonly string[] }) {
  return (
    <ul class="listed">
      {of.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
