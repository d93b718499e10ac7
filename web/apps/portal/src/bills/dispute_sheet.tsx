/** Disputing a charge: why, what would happen, and only then that it is done. */

import type { Bill, BillLine, DisputeOffer, DisputeReason, DisputeReceipt } from "@selfcare/client";
import { Button, Choices, Dialog, Facts, LongField, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { Refused, whyNot } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { billTexts } from "./texts_bills";

const words = billTexts.dispute;
const REASONS = Object.keys(words.reasons) as DisputeReason[];

interface Props {
  bill: Bill;
  line: BillLine;
  onClose: () => void;
  onDone: () => void;
}

interface Asked {
  reason: DisputeReason | null;
  text: string;
}

export function DisputeSheet({ bill, line, onClose, onDone }: Props) {
  const [asked, setAsked] = useState<Asked>({ reason: null, text: "" });
  const [offer, setOffer] = useState<DisputeOffer | null>(null);
  const [receipt, setReceipt] = useState<DisputeReceipt | null>(null);
  const done = (made: DisputeReceipt) => {
    setReceipt(made);
    onDone();
  };
  return (
    <Dialog id="dispute" title={words.title(line.title)} close={texts.close} onClose={onClose}>
      <div class="dialog-body">
        {receipt !== null ? (
          <Done receipt={receipt} onClose={onClose} />
        ) : offer !== null ? (
          <Confirm offer={offer} onBack={() => setOffer(null)} onDone={done} />
        ) : (
          <Ask {...{ bill, line, asked }} onChange={setAsked} onOffer={setOffer} />
        )}
      </div>
    </Dialog>
  );
}

interface AskProps {
  bill: Bill;
  line: BillLine;
  asked: Asked;
  onChange: (asked: Asked) => void;
  onOffer: (offer: DisputeOffer) => void;
}

function Ask({ bill, line, asked, onChange, onOffer }: AskProps) {
  const { who, api } = usePortal();
  const attempt = useAttempt(whyNot);
  const { reason, text } = asked;
  const submit = (event: Event) => {
    event.preventDefault();
    if (reason === null) return attempt.refuse(words.missing);
    const body = { bill_id: bill.id, line_id: line.id, reason, text: text.trim() || null };
    void attempt.run(async () =>
      onOffer(await who.guarded(() => api.quoteDispute(body, crypto.randomUUID()))),
    );
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <p>{words.why}</p>
      <Choices
        name="reason"
        legend={words.reason}
        choices={REASONS.map((value) => ({ value, label: words.reasons[value] }))}
        chosen={reason}
        error={attempt.error}
        onChoose={(value) => onChange({ ...asked, reason: value as DisputeReason })}
      />
      <LongField
        id="dispute-words"
        label={words.words}
        hint={words.wordsHint}
        value={text}
        onWrite={(written) => onChange({ ...asked, text: written })}
      />
      <Button kind="main" type="submit" inert={attempt.busy}>
        {words.go}
      </Button>
    </form>
  );
}

function Confirm({
  offer,
  onBack,
  onDone,
}: {
  offer: DisputeOffer;
  onBack: () => void;
  onDone: (made: DisputeReceipt) => void;
}) {
  const { who, api } = usePortal();
  // Of the form that is open: pressed twice, it is disputed once.
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNot);
  const confirm = () =>
    void attempt.run(async () => onDone(await who.guarded(() => api.dispute(offer.quote_id, once))));
  return (
    <div class="form">
      <p>{offer.plainly}</p>
      <Facts
        facts={[
          { term: words.hold, is: offer.on_hold.display },
          offer.paid_already && { term: words.paidAlready, is: offer.paid_already.display },
          { term: words.left, is: offer.left_to_pay.display },
          { term: words.by, is: offer.decided_by.display },
        ]}
      />
      <Refused why={attempt.error} />
      <Button kind="main" inert={attempt.busy} onPress={confirm}>
        {words.confirm(offer.line.amount.display)}
      </Button>
      <Button onPress={onBack}>{words.back}</Button>
    </div>
  );
}

function Done({ receipt, onClose }: { receipt: DisputeReceipt; onClose: () => void }) {
  return (
    <div class="form" role="status">
      <p class="receipt-title">{words.done(receipt.number)}</p>
      <p>{receipt.dispute.plainly}</p>
      {receipt.next_word_on && <p>{words.next(receipt.next_word_on.display)}</p>}
      <Button kind="main" onPress={onClose}>
        {words.close}
      </Button>
    </div>
  );
}
