/** Moving to another plan: from when, what it costs now and each month, and only then that it is agreed. */

import type {
  Eligibility,
  EligiblePlan,
  PlanChangeQuote,
  PlanChangeReceipt,
  Problem,
} from "@selfcare/client";
import { Bones, Button, Card, Choices, Empty, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { DeedPage, titleAt } from "../deeds/deed_page";
import { BackTo } from "../deeds/form_parts";
import { type Made, useDeed } from "../deeds/use_deed";
import type { PageProps } from "../pages";
import { ChangeDone, ChangeQuoted } from "../plan/change_said";
import { compareTexts } from "../plan/texts_compare";
import { usePortal } from "../portal";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";

const words = compareTexts.change;
const KINDS = ["mobile", "broadband", "tv", "landline"] as const;

export default function Change({ customer, query, named }: PageProps) {
  const { line } = useLine(customer, KINDS, query.get("line"));
  if (line === null || !line.isHeld) {
    return (
      <div class="narrow">
        <PageHeading title={words.tab} />
        <Empty title={compareTexts.notHolder} />
      </div>
    );
  }
  return <OfLine line={line} code={named.code ?? ""} />;
}

const nameOf = ({ new: { name, price } }: PlanChangeQuote) => [name, price.display] as const;

function OfLine({ line, code }: { line: Line; code: string }) {
  const plans = useResource(`eligibility ${line.id}`, (api, stop) => api.eligibility(line.id, stop));
  const made = useDeed<PlanChangeQuote, PlanChangeReceipt>("plan change", (api, { quote_id }, once) =>
    api.changePlan(quote_id, once),
  );
  const { step, receipt } = made.state;
  const refused = (problem: Problem) => (problem.status < 500 ? <Empty title={problem.detail} /> : null);
  const plan = plans.value?.plans.find((one) => one.plan.code === code)?.plan.name;
  const done = receipt?.state === "planned" ? words.planned : words.done;
  return (
    <div class="narrow">
      <PageHeading
        title={titleAt(step, plan === undefined ? words.tab : words.title(plan), done)}
        tab={words.tab}
        above={<BackTo to={`/plan/compare?line=${line.id}`} title={compareTexts.tab} />}
      />
      <DeedPage
        made={made}
        endsAt={(quote) => quote.ends_at}
        act={(quote) => words.confirm(...nameOf(quote))}
        what={(quote) => words.pressed(...nameOf(quote))}
        review={(quote) => <ChangeQuoted quote={quote} />}
        receipt={(got) => <ChangeDone receipt={got} line={line} />}
      >
        <Part
          of={plans}
          what={words.what}
          shape={<Bones lines={["half", "long", "long"]} />}
          {...{ refused }}
        >
          {(value, isStale) => (
            <Choose {...{ line, code, made }} plans={value} isOld={isStale || value.is_stale} />
          )}
        </Part>
      </DeedPage>
    </div>
  );
}

interface ChooseProps {
  line: Line;
  code: string;
  plans: Eligibility;
  made: Made<PlanChangeQuote, PlanChangeReceipt>;
  isOld: boolean;
}

function Choose({ line, code, plans, made, isOld }: ChooseProps) {
  const { api } = usePortal();
  const found = plans.plans.find(({ plan }) => plan.code === code);
  const [when, setWhen] = useState<"now" | "next_bill">("next_bill");
  if (found === undefined) return <Empty title={words.notThere} />;
  if (!found.eligible) {
    return (
      <Empty title={words.notPossible}>
        {found.reasons.map(({ why, text }) => (
          <p key={why}>{text}</p>
        ))}
      </Empty>
    );
  }
  const submit = (event: Event) => {
    event.preventDefault();
    if (isOld) return;
    const body = { service_id: line.id, plan_code: code, when };
    void made.deed.offer(() => api.quotePlanChange(body, crypto.randomUUID()));
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        <When {...{ found, plans, when }} onChoose={setWhen} />
      </Card>
      <Button kind="main" type="submit" inert={made.state.busy || isOld}>
        {words.go}
      </Button>
    </form>
  );
}

interface WhenProps {
  found: EligiblePlan;
  plans: Eligibility;
  when: "now" | "next_bill";
  onChoose: (when: "now" | "next_bill") => void;
}

function When({ found, plans, when, onChoose }: WhenProps) {
  const choices = [
    {
      value: "next_bill",
      label: words.nextBill(plans.next_bill_on.display),
      hint: words.nextBillHint,
    },
    ...(found.when.includes("now") ? [{ value: "now", label: words.now, hint: words.nowHint }] : []),
  ];
  return (
    <Choices
      name="when"
      legend={words.when}
      chosen={when}
      onChoose={(value) => onChoose(value === "now" ? "now" : "next_bill")}
      {...{ choices }}
    />
  );
}
