/** How a guide ends: solved, explained, a case and maybe a visit, a person, or another page. */

import type { CaseReceipt, Guide, GuideOutcome } from "@selfcare/client";
import { Button, Card, useAttempt } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { Done } from "../care/care_parts";
import { whyNotDone } from "../care/care_refusals";
import type { OwnService } from "../care/services";
import { Refused } from "../deeds/form_parts";
import { Go } from "../link";
import { usePortal } from "../portal";
import { keep } from "../reading/kept";
import type { Walk } from "./guide_walk";
import { guideTexts } from "./texts_guides";

const words = guideTexts.ends;

interface Props {
  guide: Guide;
  outcome: GuideOutcome;
  walk: Walk;
  service: OwnService | null;
  found: string | null;
}

export function End(props: Props) {
  switch (props.outcome.kind) {
    case "fixed":
      return (
        <Done title={words.fixed}>
          <p>{words.fixedWhy}</p>
        </Done>
      );
    case "ticket":
    case "technician":
      return <Case {...props} />;
    case "guide":
      return <Elsewhere {...props} />;
    case "topic":
      return <Topic {...props} />;
    default:
      return <Person {...props} />;
  }
}

function Person({ guide, outcome, walk }: Props) {
  const { dock } = usePortal();
  const isLeft = outcome.kind === "left";
  const [title, why] =
    outcome.kind === "person"
      ? [words.person, words.personWhy]
      : [isLeft ? words.left : words.told, words.toldWhy];
  return (
    <Card kind="tile">
      <h2 class="tile-title">{title}</h2>
      <p>{why}</p>
      <div class="acts">
        <Button kind="main" onPress={() => dock.open(words.personDraft(guide.title, walk.tried.join("; ")))}>
          {words.personDo}
        </Button>
      </div>
    </Card>
  );
}

function Case({ guide, outcome, walk, service }: Props) {
  const { who, api, library } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const [receipt, setReceipt] = useState<CaseReceipt | null>(null);
  const attempt = useAttempt(whyNotDone);
  if (receipt !== null) return <Opened {...{ outcome, receipt, service }} />;
  const body = {
    ...{
      kind: outcome.ticket ?? "fault",
      title: outcome.title ?? guide.title,
      service_id: service?.id ?? null,
    },
    text: guideTexts.caseText(guide.title, walk.tried.join("; ")),
  };
  const open = () =>
    void attempt.run(async () => {
      setReceipt(await who.guarded(() => api.openCase(body, once)));
      library.refresh();
    });
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.case}</h2>
      <p>{words.caseWhy}</p>
      <Refused why={attempt.error} />
      <div class="acts">
        <Button kind="main" inert={attempt.busy} onPress={open}>
          {words.caseDo}
        </Button>
        {attempt.error !== null && (
          <Go to="/help/cases" kind="button">
            {words.seeCase}
          </Go>
        )}
      </div>
    </Card>
  );
}

interface OpenedProps {
  outcome: GuideOutcome;
  receipt: CaseReceipt;
  service: OwnService | null;
}

function Opened({ outcome, receipt: { ticket }, service }: OpenedProps) {
  const when = (ticket.promised ?? ticket.solve_by)?.display ?? "";
  const said = outcome.say.replace("{case}", ticket.number).replace("{promised}", when);
  const visit = new URLSearchParams({ ticket: ticket.id, ...(service ? { service: service.id } : {}) });
  return (
    <Done title={words.caseOpen(ticket.number)}>
      <p>{said}</p>
      <div class="acts">
        {outcome.kind === "technician" && (
          <Go to={`/help/visits/new?${visit}`} kind="button main">
            {words.visit}
          </Go>
        )}
        <Go to={`/help/cases/${ticket.id}`} kind="button">
          {words.seeCase}
        </Go>
      </div>
    </Done>
  );
}

/** Another guide goes on, with what was tried and found. */
function Elsewhere({ outcome, walk, service, found }: Props) {
  const { router } = usePortal();
  useEffect(() => {
    const [name = "", at] = (outcome.to ?? "").split("/");
    const asked = new URLSearchParams({
      ...(service ? { service: service.id } : {}),
      ...(found ? { found } : {}),
      ...(at ? { at } : {}),
    });
    keep(`tried ${name}`, walk.tried);
    router.replace(`/help/guides/${name}?${asked}`);
  }, []);
  return null;
}

const PAGES: Record<string, { to: string; title: string }> = {
  check_outage: { to: "/help/outages", title: words.outage },
  check_bill: { to: "/bills", title: words.bill },
  order_status: { to: "/orders", title: words.order },
  lost_phone: { to: "/help/sim", title: words.bar },
};

function Topic({ outcome, guide }: Props) {
  const { dock } = usePortal();
  const page = PAGES[outcome.to ?? ""];
  const draft = outcome.to === "top_up" ? guideTexts.topUpDraft : guide.title;
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.told}</h2>
      <div class="acts">
        {page !== undefined ? (
          <Go to={page.to} kind="button main">
            {page.title}
          </Go>
        ) : (
          <Button kind="main" onPress={() => dock.open(draft)}>
            {words.ask}
          </Button>
        )}
      </div>
    </Card>
  );
}
