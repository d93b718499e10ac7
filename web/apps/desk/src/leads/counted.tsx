/** The list behind a number of the board: who was counted, each a conversation that can be opened. */

import type { Count } from "@selfcare/client";
import { Button, Dialog } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import type { Desk } from "../desk";
import { reasonOf } from "../line/urgency";
import { refusalOf } from "../refusals";
import { texts } from "../texts";

/** Somebody who waits, whom somebody has or had, or whom something did not reach. */
interface Counted {
  conversation_id: string;
  customer_name?: string | null;
  /** Masked: where it was to go. */
  to?: string;
  reason: string | null;
  agent_name?: string | null;
}

export function Counted({ desk, count, onClose }: { desk: Desk; count: Count; onClose: () => void }) {
  const [items, setItems] = useState<readonly Counted[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    desk.api.counted<Counted>(count.opens).then(setItems, (error: unknown) => setFailed(refusalOf(error)));
  }, [desk, count]);
  const open = (id: string) => {
    onClose();
    desk.open(id);
  };
  return (
    <Dialog
      id="counted"
      title={texts.board.counted(count.count, count.of, count.of_what)}
      close={texts.closeSheet}
      onClose={onClose}
    >
      <div class="sheet">
        {items === null && failed === null && <p class="hint">{texts.loading}</p>}
        {failed !== null && <p class="hint">{failed}</p>}
        {items !== null && items.length === 0 && <p class="hint">{texts.board.none}</p>}
        <ul class="threads">
          {(items ?? []).map((item) => (
            <li key={item.conversation_id}>
              <Button onPress={() => open(item.conversation_id)}>
                <span dir="auto">{item.customer_name ?? item.to ?? texts.unknownCustomer}</span>
                <span class="hint">{aboutOf(item)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function aboutOf({ reason, agent_name: agent }: Counted): string {
  const why = reason === null ? "" : reasonOf({ reason });
  return agent == null ? why : texts.board.isWith(why, agent);
}
