/** Picking a time: for a new visit, or another time for one that is booked. */

import type { Appointment, VisitFor } from "@selfcare/client";
import { PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo, Done } from "../care/care_parts";
import { useVisits } from "../care/read_care";
import { PickService, servicesOf, usePicked } from "../care/services";
import { helpTexts } from "../care/texts_help";
import { Go } from "../link";
import { visitTexts } from "../orders/texts_visits";
import { VisitPick } from "../orders/visit_pick";
import { whenOf } from "../orders/visit_times";
import type { PageProps } from "../pages";

const words = visitTexts.pick;

export default function NewVisit({ customer, query }: PageProps) {
  const [made, setMade] = useState<Appointment | null>(null);
  const move = query.get("move");
  const visits = useVisits();
  const moved = move === null ? null : (visits.value?.find(({ id }) => id === move) ?? null);
  const order = query.get("order");
  const picked = usePicked(
    servicesOf(customer, "broadband", "tv", "landline"),
    "visited",
    query.get("service"),
  );
  const kind = moved?.kind ?? (order !== null || query.get("kind") === "install" ? "install" : "repair");
  const service = moved !== null ? moved.service_id : (picked.service?.id ?? null);
  const what: VisitFor = { kind, service, order: moved?.order_id ?? order };
  const title = move === null ? words.title.book : words.title.move;
  // A visit that is moved has to be known first: its slots are of its own kind.
  const isReady = move === null || moved !== null;
  return (
    <div class="narrow">
      <PageHeading
        {...{ title }}
        tab={words.tab}
        above={<BackTo to="/help/visits" title={visitTexts.tab} />}
      />
      {made !== null && <Booked visit={made} isMoved={move !== null} />}
      {made === null && move === null && order === null && (
        <PickService picked={picked} legend={words.service} />
      )}
      {made === null && service === null && order === null && isReady && <p>{helpTexts.services.none}</p>}
      {made === null && isReady && (service !== null || order !== null) && (
        <VisitPick
          key={`${service} ${order}`}
          {...{ what, moved }}
          ticket={query.get("ticket")}
          onDone={setMade}
        />
      )}
    </div>
  );
}

function Booked({ visit, isMoved }: { visit: Appointment; isMoved: boolean }) {
  return (
    <Done title={isMoved ? words.moved : words.booked}>
      <p class="gauge-left small">{whenOf(visit)}</p>
      <p>{visit.status}</p>
      <p>{words.somebody}</p>
      <div class="acts">
        <Go to="/help/visits" kind="button main">
          {words.see}
        </Go>
      </div>
    </Done>
  );
}
