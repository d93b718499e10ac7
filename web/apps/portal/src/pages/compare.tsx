/** Compare plans: mine first, every other in the same order of facts, and what each costs for my own usage. */

import { type Eligibility, type EligiblePlan, type PlanComparison, Problem } from "@selfcare/client";
import { Bones, Card, Empty, PageHeading } from "@selfcare/ui";
import { BackTo } from "../deeds/form_parts";
import type { PageProps } from "../pages";
import { ComparedCard } from "../plan/compare_card";
import { compareTexts as words } from "../plan/texts_compare";
import { planTexts } from "../plan/texts_plan";
import { Age } from "../reading/age";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { type Resource, useResource } from "../reading/use_resource";

const KINDS = ["mobile", "broadband", "tv", "landline"] as const;
const BACK = <BackTo to="/plan" title={planTexts.tab} />;

export default function Compare({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, KINDS, query.get("line"));
  if (line === null || !line.isHeld) {
    return (
      <>
        <PageHeading title={words.title} tab={words.tab} above={BACK} />
        <Empty title={words.notHolder} />
      </>
    );
  }
  return (
    <>
      <Heading key={`heading ${line.id}`} line={line} />
      <LinePicker lines={lines.filter(({ isHeld }) => isHeld)} line={line} onChoose={choose} />
      <OfLine key={line.id} line={line} />
    </>
  );
}

const useComparison = ({ id }: Line): Resource<PlanComparison> =>
  useResource(`plan comparison ${id}`, (api, stop) => api.planComparison(id, stop));

/** The page's heading is what it finds. */
function Heading({ line }: { line: Line }) {
  const { value } = useComparison(line);
  return (
    <PageHeading title={value?.told ?? words.title} tab={words.tab} above={BACK}>
      <p class="lead-in">
        {value === null ? line.label : words.counted(line.label, value.present.months.length)}
      </p>
    </PageHeading>
  );
}

function OfLine({ line }: { line: Line }) {
  const plans = useResource(`eligibility ${line.id}`, (api, stop) => api.eligibility(line.id, stop));
  const comparison = useComparison(line);
  const refused = (problem: Problem) => (problem.status < 500 ? <Empty title={problem.detail} /> : null);
  return (
    <Part of={plans} what={words.what} shape={<Shape />} {...{ refused }}>
      {(value, isStale) => (
        <>
          <NotCompared of={comparison} />
          <Age of={value} isStale={isStale} />
          <Cards
            {...{ line }}
            plans={value}
            comparison={comparison.value}
            mayChoose={!isStale && !value.is_stale}
          />
          <NotForYou plans={others(value).filter(isNever)} />
        </>
      )}
    </Part>
  );
}

/** Prices stand without it; only what they mean for one's own usage is missing. */
function NotCompared({ of: { value, error } }: { of: Resource<PlanComparison> }) {
  if (value !== null || error === null) return null;
  const isAnswer = error instanceof Problem && error.status < 500;
  return <p class="quiet">{isAnswer ? error.detail : words.noComparison}</p>;
}

/** What no day and no payment makes possible on this line. */
const NEVER = ["prepaid", "business_only", "speed"];
const isNever = ({ reasons }: EligiblePlan) => reasons.some(({ why }) => NEVER.includes(why));
const others = ({ plans, present }: Eligibility) => plans.filter(({ plan }) => plan.code !== present.code);

/** Those that can be had now, then those that can be had later. */
function inOrder(plans: Eligibility): readonly EligiblePlan[] {
  const open = others(plans).filter((other) => !isNever(other));
  return [...open.filter(({ eligible }) => eligible), ...open.filter(({ eligible }) => !eligible)];
}

function NotForYou({ plans }: { plans: readonly EligiblePlan[] }) {
  if (plans.length === 0) return null;
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.notForYou}</h2>
      <ul class="line-list">
        {plans.map(({ plan, reasons }) => (
          <li key={plan.code}>
            <span class="line-title">{plan.name}</span>
            <span class="line-amount number">{`${plan.price.display} ${words.aMonth}`}</span>
            <span class="quiet">{reasons.find(({ why }) => NEVER.includes(why))?.text}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface CardsProps {
  line: Line;
  plans: Eligibility;
  comparison: PlanComparison | null;
  mayChoose: boolean;
}

function Cards({ line, plans, comparison, mayChoose }: CardsProps) {
  const { present } = plans;
  return (
    <ul class="compared">
      <li>
        <ComparedCard
          line={line}
          plan={present}
          cost={comparison?.present ?? null}
          other={null}
          isBest={false}
        />
      </li>
      {inOrder(plans).map((other) => (
        <li key={other.plan.code}>
          <ComparedCard
            line={line}
            plan={other.plan}
            cost={comparison?.plans.find(({ code }) => code === other.plan.code) ?? null}
            other={mayChoose ? other : { ...other, eligible: false }}
            isBest={comparison?.best === other.plan.code}
          />
        </li>
      ))}
    </ul>
  );
}

function Shape() {
  return (
    <Card kind="tile">
      <Bones lines={["half", "amount", "long", "long", "long"]} />
    </Card>
  );
}
