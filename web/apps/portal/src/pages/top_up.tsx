/** Adding to a line: how much, what it costs and where, and only then that it is done. */

import type { Problem, TopUpReceipt, TopUps } from "@selfcare/client";
import { Bones, Empty, PageHeading } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { DeedPage, titleAt } from "../deeds/deed_page";
import { BackTo } from "../deeds/form_parts";
import { useDeed } from "../deeds/use_deed";
import type { PageProps } from "../pages";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { usageTexts } from "../usage/texts_usage";
import { TopUpChoose } from "../usage/top_up_choose";
import { type OfferedTopUp, priceOf, TopUpDone, TopUpQuoted } from "../usage/top_up_said";

const words = usageTexts.topUps;
const BACK = <BackTo to="/usage" title={usageTexts.tab} />;

export default function TopUp({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, ["mobile"], query.get("line"));
  if (line === null || !line.isHeld) {
    return (
      <div class="narrow">
        <PageHeading title={words.tab} above={BACK} />
        <Empty title={line === null ? words.onlyMobile : words.notHolder} />
      </div>
    );
  }
  return (
    <OfLine key={line.id} line={line}>
      <LinePicker lines={lines.filter(({ isHeld }) => isHeld)} line={line} onChoose={choose} />
    </OfLine>
  );
}

function OfLine({ line, children }: { line: Line; children: ComponentChildren }) {
  const topUps = useResource(`top-ups ${line.id}`, (api, stop) => api.topUps(line.id, stop));
  const made = useDeed<OfferedTopUp, TopUpReceipt>("top-up", (api, { quote_id }, once) =>
    api.topUp(quote_id, once),
  );
  const refused = (problem: Problem) => (problem.status < 500 ? <Empty title={problem.detail} /> : null);
  return (
    <div class="narrow">
      <PageHeading
        title={titleAt(made.state.step, titleOf(topUps.value, line), words.done)}
        tab={words.tab}
        above={BACK}
      />
      <DeedPage
        made={made}
        endsAt={(quote) => quote.ends_at}
        act={(quote) => words.confirm(quote.title, priceOf(quote))}
        what={(quote) => words.pressed(quote.title, priceOf(quote))}
        review={(quote) => <TopUpQuoted quote={quote} />}
        receipt={(receipt) => <TopUpDone {...{ receipt, line }} />}
      >
        {children}
        <Part
          of={topUps}
          what={words.what}
          shape={<Bones lines={["half", "long", "long"]} />}
          {...{ refused }}
        >
          {(value, isStale) => <TopUpChoose {...{ line, isStale }} deed={made.deed} topUps={value} />}
        </Part>
      </DeedPage>
    </div>
  );
}

const titleOf = (topUps: TopUps | null, { label }: Line) =>
  topUps?.paid_by === "method" ? words.titleCredit(label) : words.title(label);
