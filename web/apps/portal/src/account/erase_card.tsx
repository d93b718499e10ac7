/** Having one's data erased: what goes and what has to stay is read first, and there is no way back afterwards. */

import type { Erasure, ErasureQuote } from "@selfcare/client";
import { Button, Card, Dialog, Facts } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../deeds/form_parts";
import { useChange } from "../deeds/use_change";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { Told } from "./details_sheet";
import { privacyTexts } from "./texts_privacy";

const words = privacyTexts.erase;

export function EraseCard() {
  const { api, who } = usePortal();
  const [quote, setQuote] = useState<ErasureQuote | null>(null);
  const [gone, setGone] = useState<Erasure | null>(null);
  const change = useChange();
  const ask = () => void change.make("quote", async (once) => setQuote(await api.quoteErasure(once)));
  const leave = (erased: Erasure) => {
    setQuote(null);
    setGone(erased);
    void who.signOut(words.done(erased.number));
  };
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.title}</h2>
      <p role="status">{gone === null ? words.why : `${gone.done} ${gone.number}`}</p>
      <Refused why={change.error} />
      <div class="acts">
        {gone === null ? (
          <Button inert={change.busy} onPress={ask}>
            {words.ask}
          </Button>
        ) : (
          <Button kind="main" onPress={() => leave(gone)}>
            {words.signOut}
          </Button>
        )}
      </div>
      {quote !== null && <Confirm quote={quote} onDone={leave} onClose={() => setQuote(null)} />}
    </Card>
  );
}

interface ConfirmProps {
  quote: ErasureQuote;
  onDone: (erased: Erasure) => void;
  onClose: () => void;
}

function Confirm({ quote, onDone, onClose }: ConfirmProps) {
  const { api } = usePortal();
  const [isSure, setSure] = useState(false);
  const start = useRef<HTMLDivElement>(null);
  // Else the box to tick has it, and what goes is scrolled out of sight.
  useEffect(() => start.current?.focus(), []);
  const change = useChange();
  const submit = (event: Event) => {
    event.preventDefault();
    if (!isSure) return change.refuse(words.notSure);
    void change.make(quote.quote_id, async (once) => onDone(await api.erase(quote.quote_id, once)));
  };
  return (
    <Dialog id="erase" title={words.page} close={texts.close} onClose={onClose}>
      <form class="dialog-body form" noValidate onSubmit={submit}>
        <div class="form" ref={start} tabIndex={-1}>
          <Told title={words.goes} lines={quote.erased} />
          <Kept quote={quote} />
        </div>
        <p class="quiet">{words.holds(quote.ends_at_display)}</p>
        <label class="tick">
          <input
            type="checkbox"
            checked={isSure}
            onChange={(event) => setSure(event.currentTarget.checked)}
          />
          {words.sure}
        </label>
        <Refused why={change.error} />
        <Button type="submit" inert={change.busy}>
          {words.confirm}
        </Button>
        <Button kind="main" onPress={onClose}>
          {words.keep}
        </Button>
      </form>
    </Dialog>
  );
}

function Kept({ quote }: { quote: ErasureQuote }) {
  const facts = quote.kept.map(({ what, why, until }) => ({
    term: what,
    is: until === null ? why : `${why} ${words.until(until.display)}`,
  }));
  return (
    <section class="told">
      <h3>{words.stays}</h3>
      <Facts facts={facts} />
    </section>
  );
}
