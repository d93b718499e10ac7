/** The free times by day, one of them chosen, and the button that says which. A time that has just gone is marked. */

import { type Appointment, Problem, type Slot, type VisitFor, type VisitSlots } from "@selfcare/client";
import { type Attempt, Bones, Button, Card, Choices, Empty, LongField, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { usePortal } from "../portal";
import { Part as Shown } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { visitTexts } from "./texts_visits";
import { VisitDays } from "./visit_days";
import { byDay, type Part, whenOf } from "./visit_times";

const words = visitTexts.pick;

interface Props {
  what: VisitFor;
  moved: Appointment | null;
  ticket: string | null;
  onDone: (visit: Appointment) => void;
}

export function VisitPick(props: Props) {
  const { kind, service, order } = props.what;
  const slots = useResource(`slots ${kind} ${service} ${order}`, (api, stop) =>
    api.slots(props.what)(null, stop),
  );
  const refused = (problem: Problem) =>
    problem.status < 500 && problem.detail !== "" ? <Empty title={problem.detail} /> : null;
  return (
    <Shown of={slots} what={words.load} shape={<Bones lines={["half", "long", "long"]} />} {...{ refused }}>
      {(page, isStale) => <Choose {...props} {...{ page, isStale }} again={slots.again} />}
    </Shown>
  );
}

interface ChooseProps extends Props {
  page: VisitSlots;
  isStale: boolean;
  again: () => void;
}

function Choose(props: ChooseProps) {
  const { what, moved, page, isStale } = props;
  const [later, setLater] = useState<readonly Slot[]>([]);
  const [chosen, setChosen] = useState<Slot | null>(null);
  const [note, setNote] = useState("");
  const { attempt, gone, send } = useSending(props);
  const slots = [...page.items, ...later];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (chosen === null) attempt.refuse(words.missing);
    else if ((await send(chosen, note)) === "taken") setChosen(null);
  };
  if (slots.length === 0) return <NoSlots />;
  return (
    <form class="form" noValidate onSubmit={(event) => void submit(event)}>
      <Times {...{ slots, gone, chosen, moved }} onChoose={setChosen} />
      <More {...{ what, page }} isMore={later.length === 0} onMore={setLater} />
      {moved === null && (
        <Card kind="tile">
          <LongField
            {...{ id: "visit-note", label: words.note, hint: words.noteHint, value: note }}
            onWrite={setNote}
          />
        </Card>
      )}
      <Send {...{ attempt, chosen, isStale }} isMove={moved !== null} />
    </form>
  );
}

/** Books or moves. A time that has gone meanwhile is marked, and the list is read again. */
function useSending({ what, moved, ticket, again, onDone }: ChooseProps) {
  const { who, api, library } = usePortal();
  const once = useOnce();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const attempt = useAttempt((error) => (isTaken(error) ? words.taken : whyNotDone(error)));
  const ask = ({ id }: Slot, note: string) => {
    if (moved !== null) return api.moveVisit(moved.id, id, once(id));
    const to = { service_id: what.service ?? null, order_id: what.order ?? null, ticket_id: ticket };
    const body = { slot_id: id, kind: what.kind, ...to, note: note.trim() || null };
    return api.bookVisit(body, once(body));
  };
  const send = async (slot: Slot, note: string): Promise<"taken" | "other"> => {
    let end: "taken" | "other" = "other";
    await attempt.run(async () => {
      try {
        onDone(await who.guarded(() => ask(slot, note)));
        library.refresh();
      } catch (error) {
        if (isTaken(error)) {
          end = "taken";
          setGone(new Set([...gone, slot.id]));
          again();
        }
        throw error;
      }
    });
    return end;
  };
  return { attempt, gone, send };
}

const isTaken = (error: unknown): boolean => error instanceof Problem && error.is("slot-taken");

function NoSlots() {
  const { dock } = usePortal();
  return (
    <Card kind="tile">
      <Empty title={words.none}>
        <Button kind="main" onPress={() => dock.open(visitTexts.askDraft)}>
          {visitTexts.ask}
        </Button>
      </Empty>
    </Card>
  );
}

interface TimesProps {
  slots: readonly Slot[];
  gone: ReadonlySet<string>;
  chosen: Slot | null;
  moved: Appointment | null;
  onChoose: (slot: Slot) => void;
}

function Times({ slots, gone, chosen, moved, onChoose }: TimesProps) {
  const [part, setPart] = useState<Part>("any");
  const days = byDay(slots, part);
  const first = slots.find(({ id }) => !gone.has(id));
  return (
    <Card kind="tile">
      {moved !== null && <p>{words.was(whenOf(moved))}</p>}
      {first !== undefined && <p class="gauge-left small">{words.soonest(whenOf(first))}</p>}
      <p class="quiet">{words.somebody}</p>
      <Choices
        name="part"
        legend={words.part}
        choices={(["any", "morning", "afternoon"] as const).map((value) => ({
          value,
          label: words.parts[value],
        }))}
        chosen={part}
        onChoose={(value) => setPart(value as Part)}
      />
      {days.length === 0 && <p role="status">{words.noneLike}</p>}
      <VisitDays {...{ days, gone, chosen, onChoose }} />
    </Card>
  );
}

interface MoreProps {
  what: VisitFor;
  page: VisitSlots;
  isMore: boolean;
  onMore: (slots: readonly Slot[]) => void;
}

/** The list goes on behind a cursor. */
function More({ what, page: { next }, isMore, onMore }: MoreProps) {
  const { who, api } = usePortal();
  const attempt = useAttempt(whyNotDone);
  if (next === null || !isMore) return null;
  const read = () =>
    void attempt.run(async () => onMore((await who.guarded(() => api.slots(what)(next))).items));
  return (
    <>
      <Refused why={attempt.error} />
      <Button inert={attempt.busy} onPress={read}>
        {words.more}
      </Button>
    </>
  );
}

interface SendProps {
  attempt: Attempt;
  chosen: Slot | null;
  isStale: boolean;
  isMove: boolean;
}

function Send({ attempt, chosen, isStale, isMove }: SendProps) {
  const label = chosen === null ? words.go : isMove ? words.move(whenOf(chosen)) : words.book(whenOf(chosen));
  return (
    <>
      <Refused why={attempt.error} />
      <Button kind="main" type="submit" inert={attempt.busy || isStale}>
        {label}
      </Button>
    </>
  );
}
