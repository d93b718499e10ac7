/** What the account pages share: the way back, a heading of a card, what is said once something is done, a question. */

import { Button, Dialog, Icon } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { Go } from "../link";
import { texts } from "../texts";
import { accountTexts } from "./texts_account";

export function BackToAccount() {
  return (
    <Go to="/account" kind="back">
      <Icon name="back" />
      {accountTexts.back}
    </Go>
  );
}

/** In the page before there is anything to say, so that it is heard. */
export function Done({ said }: { said: string }) {
  return (
    <p role="status" class="done-words">
      {said}
    </p>
  );
}

interface SureProps<Answer> {
  id: string;
  title: string;
  why: string;
  confirm: string;
  keep: string;
  request: (once: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
}

/** Before something is taken away: what that means, and the way out first under the thumb. */
export function Sure<Answer>(props: SureProps<Answer>) {
  const { id, title, why, confirm, keep, request, onDone, onClose } = props;
  const change = useChange();
  const act = () => change.make(id, async (once) => onDone(await request(once)));
  return (
    <Dialog {...{ id, title, onClose }} close={texts.close}>
      <div class="dialog-body form">
        <p>{why}</p>
        <Refused why={change.error} />
        <Button inert={change.busy} onPress={() => void act()}>
          {confirm}
        </Button>
        <Button kind="main" onPress={onClose}>
          {keep}
        </Button>
      </div>
    </Dialog>
  );
}

export interface Row {
  term: string;
  is: ComponentChildren;
  act?: ComponentChildren;
}

/** Facts of which each can be changed by itself. */
export function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl class="own-rows">
      {rows.map(({ term, is, act }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{is}</dd>
          {act !== undefined && <dd class="own-act">{act}</dd>}
        </div>
      ))}
    </dl>
  );
}
