/** Ending a service: the reason, then the day and what it costs, then that it is done. As many steps out as in. */

import type { LeavingReceipt } from "@selfcare/client";
import { Empty, PageHeading } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { DeedPage, titleAt } from "../deeds/deed_page";
import { BackTo } from "../deeds/form_parts";
import { useDeed } from "../deeds/use_deed";
import type { PageProps } from "../pages";
import { EndChoose } from "../plan/end_choose";
import { EndDone } from "../plan/end_done";
import { EndOthers } from "../plan/end_others";
import { EndQuoted, type OfferedEnd } from "../plan/end_quoted";
import { KeepNumber } from "../plan/keep_number";
import { endTexts as words } from "../plan/texts_end";
import { planTexts } from "../plan/texts_plan";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";

const KINDS = ["mobile", "broadband", "tv", "landline"] as const;
const BACK = <BackTo to="/plan" title={planTexts.tab} />;

export default function End({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, KINDS, query.get("line"));
  if (line === null || !line.isHeld) {
    return (
      <div class="narrow">
        <PageHeading title={words.title} above={BACK} />
        <Empty title={line === null ? words.none : words.notHolder} />
      </div>
    );
  }
  return (
    <OfLine key={line.id} line={line}>
      <LinePicker lines={lines.filter(({ isHeld }) => isHeld)} line={line} onChoose={choose} />
    </OfLine>
  );
}

const actOf = ({ ends_on, early_total: costs }: OfferedEnd): string =>
  costs.minor > 0 ? words.confirmFor(ends_on.display, costs.display) : words.confirm(ends_on.display);

function OfLine({ line, children }: { line: Line; children: ComponentChildren }) {
  const made = useDeed<OfferedEnd, LeavingReceipt>("leaving", (api, { quote_id, talksFirst }, once) =>
    api.leave(quote_id, talksFirst, once),
  );
  const { step, receipt } = made.state;
  const done = receipt?.kind === "call" ? words.called : words.done;
  return (
    <div class="narrow">
      <PageHeading title={titleAt(step, words.titleOf(line.label), done)} tab={words.tab} above={BACK} />
      <DeedPage
        made={made}
        endsAt={(quote) => quote.ends_at}
        act={actOf}
        what={({ service, ends_on }) => words.pressed(service.label, ends_on.display)}
        review={(quote) => <EndQuoted quote={quote} />}
        others={(quote) => <EndOthers {...{ line, quote }} deed={made.deed} />}
        receipt={(got) => <EndDone receipt={got} line={line} />}
      >
        {children}
        <EndChoose {...{ line }} deed={made.deed} />
        <KeepNumber line={line} />
      </DeedPage>
    </div>
  );
}
