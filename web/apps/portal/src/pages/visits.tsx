/** Visits: who comes when, moving and cancelling without calling, and those that were. */

import type { Appointment, Customer, Problem } from "@selfcare/client";
import {
  Bones,
  Button,
  Card,
  dayAndTime,
  Empty,
  Facts,
  type IconName,
  PageHeading,
  State,
  type Tone,
  useStore,
} from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo } from "../care/care_parts";
import { useVisits } from "../care/read_care";
import { servicesOf } from "../care/services";
import { ConfirmSheet } from "../deeds/confirm_sheet";
import { Go } from "../link";
import { visitTexts as words } from "../orders/texts_visits";
import { isComing, whenOf } from "../orders/visit_times";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Part } from "../reading/part";

const STATES: Record<Appointment["state"], { tone: Tone; icon: IconName }> = {
  booked: { tone: "info", icon: "calendar" },
  on_the_way: { tone: "info", icon: "half" },
  completed: { tone: "good", icon: "check" },
  missed: { tone: "bad", icon: "bad" },
  cancelled: { tone: "info", icon: "none" },
};

export default function Visits({ customer }: PageProps) {
  const visits = useVisits();
  const refused = (problem: Problem) =>
    problem.is("not-account-holder") ? <Empty title={problem.detail} /> : null;
  return (
    <>
      <PageHeading title={titleOf(visits.value)} tab={words.tab} above={<BackTo />} />
      <div class="help-page">
        <Part
          of={visits}
          what={words.load}
          shape={<Bones lines={["half", "long", "long"]} />}
          {...{ refused }}
        >
          {(all, isStale) => <Lists {...{ all, isStale, customer }} again={visits.again} />}
        </Part>
        <div class="acts">
          <Go to="/help/visits/new" kind={visits.value?.some(isComing) ? "button" : "button main"}>
            {words.book}
          </Go>
        </div>
      </div>
    </>
  );
}

function titleOf(visits: readonly Appointment[] | null): string {
  if (visits === null) return words.tab;
  const next = visits.find(isComing);
  if (next === undefined) return words.title.none;
  if (next.state === "on_the_way") return words.title.onTheWay;
  return words.title.next(next.day.display, next.starts, next.ends);
}

interface ListsProps {
  all: readonly Appointment[];
  isStale: boolean;
  customer: Customer;
  again: () => void;
}

function Lists({ all, isStale, customer, again }: ListsProps) {
  const [said, setSaid] = useState("");
  const done = () => {
    setSaid(words.cancel.done);
    again();
  };
  const coming = all.filter(isComing);
  const over = all.filter((one) => !isComing(one));
  return (
    <>
      <p class="done-words" role="status">
        {said}
      </p>
      {coming.length === 0 && (
        <Card kind="tile">
          <Empty title={words.noneHelp} />
        </Card>
      )}
      {coming.map((visit) => (
        <Visit key={visit.id} {...{ visit, customer, isStale }} onCancelled={done} />
      ))}
      {over.length > 0 && <h2 class="tile-title">{words.over}</h2>}
      {over.map((visit) => (
        <Visit key={visit.id} {...{ visit, customer, isStale }} onCancelled={done} />
      ))}
    </>
  );
}

interface VisitProps {
  visit: Appointment;
  customer: Customer;
  isStale: boolean;
  onCancelled: () => void;
}

function Visit({ visit, customer, isStale, onCancelled }: VisitProps) {
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{whenOf(visit)}</h2>
        <State {...STATES[visit.state]} word={words.states[visit.state]} />
      </header>
      <p>{visit.state === "missed" ? words.missed : visit.status}</p>
      <Facts facts={factsOf(visit, customer)} />
      {!isStale && <Acts visit={visit} onCancelled={onCancelled} />}
    </Card>
  );
}

function factsOf(visit: Appointment, customer: Customer) {
  const service = servicesOf(customer).find(({ id }) => id === visit.service_id);
  return [
    {
      term: words.why,
      is: service ? `${words.kinds[visit.kind]}: ${service.label}` : words.kinds[visit.kind],
    },
    { term: words.where, is: visit.address },
    isComing(visit) ? { term: words.who, is: visit.technician ?? words.whoSoon } : null,
    visit.note ? { term: words.note, is: visit.note } : null,
  ];
}

function Acts({ visit, onCancelled }: Pick<VisitProps, "visit" | "onCancelled">) {
  const { dock } = usePortal();
  if (visit.state === "missed")
    return (
      <div class="acts">
        <Go to={`/help/visits/new?${againFor(visit)}`} kind="button main">
          {words.again}
        </Go>
      </div>
    );
  if (!isComing(visit)) return null;
  if (visit.may_change) return <Change visit={visit} onCancelled={onCancelled} />;
  return (
    <>
      <p class="quiet">{words.tooLate}</p>
      <div class="acts">
        <Button onPress={() => dock.open(words.askDraft)}>{words.ask}</Button>
      </div>
    </>
  );
}

function againFor({ kind, service_id: service, ticket_id: ticket, order_id: order }: Appointment) {
  return new URLSearchParams({
    kind,
    ...(service ? { service } : {}),
    ...(ticket ? { ticket } : {}),
    ...(order ? { order } : {}),
  });
}

function Change({ visit, onCancelled }: Pick<VisitProps, "visit" | "onCancelled">) {
  const portal = usePortal();
  const { api } = portal;
  const { brand } = useStore(portal);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {brand !== null && <p class="quiet">{words.changeUntil(dayAndTime(visit.may_change_until, brand))}</p>}
      <div class="acts">
        <Go to={`/help/visits/new?move=${visit.id}`} kind="button main">
          {words.move}
        </Go>
        <Button onPress={() => setOpen(true)}>{words.cancel.open}</Button>
      </div>
      {isOpen && (
        <ConfirmSheet
          id="cancel-visit"
          title={words.cancel.title}
          why={words.cancel.why(whenOf(visit))}
          deed={words.cancel.go}
          run={(once) => api.cancelVisit(visit.id, once)}
          onDone={() => {
            setOpen(false);
            onCancelled();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
