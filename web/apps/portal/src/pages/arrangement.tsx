/** Paying later or in parts: what can be had, what it means, and that it is agreed. */

import type {
  Arrangement,
  ArrangementOptions,
  ArrangementQuote,
  NewArrangement,
  Problem,
} from "@selfcare/client";
import { Bones, Button, Card, Choices, Facts, PageHeading, State, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackToBills, Refused, whyNot } from "../deeds/form_parts";
import { noBill } from "../home/home_bill";
import type { PageProps } from "../pages";
import { payTexts } from "../pay/texts_pay";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { holds, useBalance } from "../reading/read";
import { useResource } from "../reading/use_resource";

const words = payTexts.arrangement;
const FEW_DAYS = 4;

export default function ArrangementPage({ customer }: PageProps) {
  const options = useResource("arrangement options", (api, stop) => api.arrangementOptions(stop));
  const made = useResource("arrangements", (api, stop) => api.arrangements(stop));
  const balance = useBalance();
  const refused = (problem: Problem) =>
    problem.is("prepaid-has-no-bills") ? problem.detail : noBill(problem, balance.value, holds(customer));
  const running = made.value?.items.filter(({ state }) => state === "running") ?? [];
  return (
    <div class="narrow">
      <PageHeading title={words.title} tab={words.tab} above={<BackToBills />}>
        {options.value !== null && <p class="lead-in">{words.owed(options.value.owed.display)}</p>}
      </PageHeading>
      {running.map((one) => (
        <Agreed key={one.id} arrangement={one} isNew={false} />
      ))}
      <Part
        of={options}
        what={words.load}
        shape={<Bones lines={["half", "long", "long"]} />}
        {...{ refused }}
      >
        {(value) => <Agree options={value} />}
      </Part>
    </div>
  );
}

function Agree({ options }: { options: ArrangementOptions }) {
  const { library } = usePortal();
  const [chosen, setChosen] = useState<string | null>(null);
  const [quote, setQuote] = useState<ArrangementQuote | null>(null);
  const [made, setMade] = useState<Arrangement | null>(null);
  const done = (arrangement: Arrangement) => {
    setMade(arrangement);
    library.refresh();
  };
  if (made !== null) return <Agreed arrangement={made} isNew />;
  if (options.why_not !== null) return <Card kind="tile">{options.why_not}</Card>;
  if (quote !== null) return <Confirm quote={quote} onBack={() => setQuote(null)} onDone={done} />;
  return <Choose {...{ options, chosen }} onChoose={setChosen} onQuote={setQuote} />;
}

/** A choice says all that the quote has to be asked for. */
function choicesOf({ extension, plans }: ArrangementOptions, isAll: boolean) {
  const days = someOf(extension?.until ?? [], isAll).map((day) => ({
    ...{ value: `extension ${day.iso}`, hint: words.untilHint },
    label: words.until(extension?.amount.display ?? "", day.display),
  }));
  const parts = plans.map(({ count, instalments: [first] }) => ({
    ...{ value: `instalments ${count}`, label: words.parts(count) },
    hint: first === undefined ? null : words.partsHint(first.amount.display, first.due_on.display),
  }));
  return [...days, ...parts];
}

/** A few days far apart say what can be had; the last is the latest. */
function someOf<Day>(days: readonly Day[], isAll: boolean): readonly Day[] {
  const step = isAll ? 1 : Math.ceil(days.length / FEW_DAYS);
  return days.filter((_, place) => (days.length - 1 - place) % step === 0);
}

function askedBy(choice: string): NewArrangement {
  const [kind, value] = choice.split(" ");
  return kind === "extension"
    ? { kind, until: value ?? null }
    : { kind: "instalments", count: Number(value) };
}

interface ChooseProps {
  options: ArrangementOptions;
  chosen: string | null;
  onChoose: (choice: string) => void;
  onQuote: (quote: ArrangementQuote) => void;
}

function Choose({ options, chosen, onChoose, onQuote }: ChooseProps) {
  const { who, api } = usePortal();
  const [isAll, setAll] = useState(false);
  const attempt = useAttempt(whyNot);
  const submit = (event: Event) => {
    event.preventDefault();
    if (chosen === null) return attempt.refuse(words.missing);
    void attempt.run(async () =>
      onQuote(await who.guarded(() => api.quoteArrangement(askedBy(chosen), crypto.randomUUID()))),
    );
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        <Choices
          name="arrangement"
          legend={words.which}
          choices={choicesOf(options, isAll)}
          {...{ chosen, onChoose }}
        />
        {!isAll && (options.extension?.until.length ?? 0) > FEW_DAYS && (
          <Button onPress={() => setAll(true)}>{words.moreDays}</Button>
        )}
      </Card>
      <Refused why={attempt.error} />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
    </form>
  );
}

interface ConfirmProps {
  quote: ArrangementQuote;
  onBack: () => void;
  onDone: (made: Arrangement) => void;
}

function Confirm({ quote, onBack, onDone }: ConfirmProps) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNot);
  const confirm = () =>
    void attempt.run(async () => onDone(await who.guarded(() => api.arrange(quote.quote_id, once))));
  const days = quote.instalments.map(({ due_on, amount }) => ({ term: due_on.display, is: amount.display }));
  return (
    <div class="form">
      <Card kind="tile">
        <h2 class="tile-title">{words.check}</h2>
        <p>{quote.told}</p>
        <Facts facts={[...days, { term: words.total, is: quote.total.display }]} />
        <p class="quiet">{payTexts.holds(quote.ends_at)}</p>
      </Card>
      <Refused why={attempt.error} />
      <Button kind="main" inert={attempt.busy} onPress={confirm}>
        {words.confirm}
      </Button>
      <Button onPress={onBack}>{words.back}</Button>
    </div>
  );
}

function Agreed({ arrangement, isNew }: { arrangement: Arrangement; isNew: boolean }) {
  const { number, told, left, instalments } = arrangement;
  const days = instalments.map(({ due_on, amount, state }) => ({
    term: `${due_on.display} · ${words.states[state]}`,
    is: amount.display,
  }));
  return (
    <Card kind="tile receipt">
      {isNew ? (
        <State tone="good" icon="check" word={words.done(number)} />
      ) : (
        <h2 class="tile-title">{words.running}</h2>
      )}
      <p role={isNew ? "status" : undefined}>{told}</p>
      <Facts facts={[...days, { term: words.left, is: left.display }]} />
    </Card>
  );
}
