/** A link to the payment page for what the customer owes, put into the reply for the agent to send. */

import type { PayLink } from "@selfcare/client";
import type { Desk } from "../desk";
import type { Talk } from "../talk/talk";
import { texts } from "../texts";
import { useDeed, useOnce } from "./deed";
import { Receipt, Sheet, SheetForm } from "./sheet";

export function PaySheet({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { card } = talk.state;
  const deed = useDeed<PayLink>();
  const once = useOnce();
  const customer = card?.who.customer_id ?? null;
  const owed = card?.bill.state === "known" ? (card.bill.value?.owed ?? null) : null;
  const body = { purpose: "pay" } as const;
  const go = () => {
    if (customer !== null) void deed.go(() => talk.api.payLink(customer, body, once(body)));
  };
  const put = (link: PayLink) => {
    desk.show(null);
    desk.drafts?.append(
      talk.id,
      "reply",
      texts.pay.message(link.amount?.display ?? "", wholeAddress(link), link.ends_at),
    );
    talk.choose("reply");
  };
  const { receipt } = deed;
  return (
    <Sheet desk={desk} id="pay" title={texts.pay.title}>
      {receipt !== null && (
        <Receipt done={texts.pay.put} onDone={() => put(receipt)}>
          <p>{texts.pay.made(receipt.amount?.display ?? "", receipt.ends_at)}</p>
        </Receipt>
      )}
      {receipt === null && owed?.minor === 0 && <p class="sheet">{texts.pay.nothing}</p>}
      {receipt === null && owed?.minor !== 0 && (
        <SheetForm
          error={deed.error ?? (customer === null ? texts.unknownFirst : null)}
          busy={deed.busy}
          go={owed === null ? texts.pay.goAll : texts.pay.go(owed.display)}
          onGo={go}
        >
          <p>{owed === null ? texts.pay.owedUnknown : texts.pay.what(owed.display)}</p>
          <p class="hint">{texts.pay.how}</p>
        </SheetForm>
      )}
    </Sheet>
  );
}

/** A customer has to be able to open it from anywhere: where we are reached may be known to this page alone. */
function wholeAddress({ url }: PayLink): string {
  return new URL(url, location.href).href;
}
