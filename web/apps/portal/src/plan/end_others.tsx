/** Beside ending it as offered: at no cost later, with a call first, and one other way at most. */

import type { LeavingReceipt } from "@selfcare/client";
import { Button } from "@selfcare/ui";
import type { Deed } from "../deeds/deed";
import { Go } from "../link";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import { askEnd } from "./end_choose";
import type { OfferedEnd } from "./end_quoted";
import { endTexts as words } from "./texts_end";

interface Props {
  line: Line;
  quote: OfferedEnd;
  deed: Deed<OfferedEnd, LeavingReceipt>;
}

export function EndOthers({ line, quote, deed }: Props) {
  const { api } = usePortal();
  const { early_total: costs, free_on: free, reason } = quote;
  return (
    <>
      {costs.minor > 0 && (
        <Button onPress={() => void deed.offer(() => askEnd(api, line, reason, String(free.iso)))}>
          {words.freeInstead(free.display)}
        </Button>
      )}
      <Button onPress={() => void deed.confirm({ ...quote, talksFirst: true })}>{words.call}</Button>
      {reason !== "bereavement" && <Alternative line={line} quote={quote} />}
    </>
  );
}

function Alternative({ line, quote: { alternative } }: { line: Line; quote: OfferedEnd }) {
  const { dock } = usePortal();
  if (alternative === null) return null;
  const { kind, text, plan_code: code } = alternative;
  return (
    <div class="end-offer">
      <p>
        <b>{words.offer}</b> {text}
      </p>
      {kind === "cheaper_plan" && code ? (
        <Go to={`/plan/change/${code}?line=${line.id}`} kind="button">
          {words.offerPlan}
        </Go>
      ) : (
        <Button
          onPress={() =>
            dock.open(kind === "move" ? words.offerMoveDraft(line.label) : words.offerRepairDraft(line.label))
          }
        >
          {kind === "move" ? words.offerMove : words.offerRepair}
        </Button>
      )}
    </div>
  );
}
