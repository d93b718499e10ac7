/** What was agreed, and the way back until the last day. */

import type { LeavingReceipt } from "@selfcare/client";
import { Button, Card, Facts, State } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { KeepNumber } from "./keep_number";
import { WithdrawSheet } from "./plan_pending";
import { endTexts as words } from "./texts_end";

export function EndDone({ receipt, line }: { receipt: LeavingReceipt; line: Line }) {
  const [isAsked, setAsked] = useState(false);
  const [back, setBack] = useState<string | null>(null);
  const { order_id: order, ends_on, early_total: costs, equipment } = receipt;
  const isEnd = receipt.kind === "end" && back === null;
  return (
    <>
      <Card kind="tile receipt">
        <State tone="info" icon="calendar" word={isEnd ? words.done : words.called} />
        <p role="status">{back ?? receipt.told}</p>
        <Facts
          facts={[
            ends_on && back === null ? { term: words.ends, is: ends_on.display } : null,
            costs && back === null
              ? { term: words.costs, is: costs.minor > 0 ? costs.display : words.nothing }
              : null,
            isEnd && equipment.length > 0 ? { term: words.equipment, is: equipment.join(", ") } : null,
            { term: words.number, is: receipt.number },
          ]}
        />
        {isEnd && <p class="quiet">{words.kept}</p>}
        <div class="acts">
          <Go to={`/plan?line=${line.id}`} kind="button main">
            {words.toPlan}
          </Go>
          {isEnd && order !== null && <Button onPress={() => setAsked(true)}>{words.withdraw}</Button>}
        </div>
        {isAsked && order !== null && (
          <WithdrawSheet kind="cease" order={order} onClose={() => setAsked(false)} onDone={setBack} />
        )}
      </Card>
      {isEnd && <KeepNumber line={line} />}
    </>
  );
}
