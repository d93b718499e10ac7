/** Plan: what I have, what it costs, until when, and what happens then. */

import type { MyPlans, MyService } from "@selfcare/client";
import { Bones, Card, Empty, PageHeading } from "@selfcare/ui";
import { useAbout } from "../dock/about";
import type { PageProps } from "../pages";
import { PlanAddons } from "../plan/plan_addons";
import { PlanNow } from "../plan/plan_now";
import { PlanPending } from "../plan/plan_pending";
import { PlanRoaming } from "../plan/plan_roaming";
import { PlanWays } from "../plan/plan_ways";
import { planTexts as words } from "../plan/texts_plan";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { useMyPlans } from "../reading/read";

const KINDS = ["mobile", "broadband", "tv", "landline"] as const;

export default function Plan({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, KINDS, query.get("line"));
  if (line === null) {
    return (
      <>
        <PageHeading title={words.none} tab={words.tab} />
        <Empty title={words.noneHelp} />
      </>
    );
  }
  return (
    <>
      <Heading line={line} />
      <LinePicker {...{ lines, line }} onChoose={choose} />
      <OfLine key={line.id} line={line} />
    </>
  );
}

function Heading({ line }: { line: Line }) {
  useAbout({ title: words.about.title(line.label), words: words.about.words(line.plan, line.label) });
  return (
    <PageHeading title={line.plan} tab={words.tab}>
      <p class="lead-in">{line.label}</p>
    </PageHeading>
  );
}

function OfLine({ line }: { line: Line }) {
  const plans = useMyPlans();
  return (
    <Part of={plans} what={words.what} shape={<Shape />}>
      {(value, isStale) => {
        const mine = value.services.find(({ service }) => service.id === line.id);
        return mine === undefined ? (
          <Empty title={words.none} />
        ) : (
          <Whole {...{ line, mine, isStale }} plans={value} />
        );
      }}
    </Part>
  );
}

interface WholeProps {
  line: Line;
  mine: MyService;
  plans: MyPlans;
  isStale: boolean;
}

function Whole({ line, mine, plans, isStale }: WholeProps) {
  const isOld = isStale || plans.is_stale;
  const mayChange = line.isHeld && !isOld;
  return (
    <div class="plan">
      {mine.pending !== null && <PlanPending pending={mine.pending} {...{ mayChange }} />}
      <div class="beside">
        <div>
          <PlanNow {...{ line, mine, plans, isStale, mayChange }} />
          {line.kind === "mobile" && <PlanRoaming {...{ line, mine, mayChange }} />}
        </div>
        <div>
          <PlanAddons {...{ line, mine, mayChange }} />
          {line.isHeld && <PlanWays line={line} isEnding={mine.pending?.kind === "cease"} />}
        </div>
      </div>
    </div>
  );
}

function Shape() {
  return (
    <Card kind="tile">
      <Bones lines={["amount", "half", "long", "long", "long"]} />
    </Card>
  );
}
