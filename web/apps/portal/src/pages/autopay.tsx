/** Automatic payment: whether bills pay themselves, and changing that. */

import type { Autopay, AutopayQuote, Problem } from "@selfcare/client";
import { AsOf, Bones, Button, Card, Dialog, Facts, PageHeading, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackToBills, Refused, whyNot } from "../deeds/form_parts";
import { noBill } from "../home/home_bill";
import type { PageProps } from "../pages";
import { AutopayForm } from "../pay/autopay_form";
import { payTexts } from "../pay/texts_pay";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { holds, useAutopay, useBalance } from "../reading/read";
import { texts } from "../texts";

const words = payTexts.autopay;
type Step = "shown" | "choose" | "off" | { quote: AutopayQuote };

export default function AutopayPage({ customer }: PageProps) {
  const autopay = useAutopay();
  const balance = useBalance();
  const refused = (problem: Problem) =>
    problem.is("prepaid-has-no-bills") ? words.prepaid : noBill(problem, balance.value, holds(customer));
  const { value } = autopay;
  const title = value === null ? words.title.none : value.on ? words.title.on : words.title.off;
  return (
    <div class="narrow">
      <PageHeading title={title} tab={words.tab} above={<BackToBills />} />
      <Part
        of={autopay}
        what={words.load}
        shape={<Bones lines={["half", "long", "long"]} />}
        {...{ refused }}
      >
        {(known, isStale) => <Whole autopay={known} isStale={isStale} again={autopay.again} />}
      </Part>
    </div>
  );
}

function Whole({ autopay, isStale, again }: { autopay: Autopay; isStale: boolean; again: () => void }) {
  const [step, setStep] = useState<Step>("shown");
  const [said, setSaid] = useState("");
  const done = (words: string) => {
    setStep("shown");
    setSaid(words);
    again();
  };
  if (step === "choose") {
    return (
      <AutopayForm
        autopay={autopay}
        onQuote={(quote) => setStep({ quote })}
        onBack={() => setStep("shown")}
      />
    );
  }
  if (typeof step === "object") {
    return (
      <Confirm
        quote={step.quote}
        isOn={autopay.on}
        onBack={() => setStep("choose")}
        onDone={() => done(words.doneOn)}
      />
    );
  }
  return (
    <Card kind="tile">
      <p role="status" class="done-words">
        {said}
      </p>
      <p>{autopay.told}</p>
      <Facts facts={factsOf(autopay)} />
      {!isStale && <AsOf words={texts.states.asOf(autopay.as_of)} isStale={false} />}
      {!isStale && (
        <div class="acts">
          <Button {...(autopay.on ? {} : { kind: "main" as const })} onPress={() => setStep("choose")}>
            {autopay.on ? words.change : words.turnOn}
          </Button>
          {autopay.on && <Button onPress={() => setStep("off")}>{words.off}</Button>}
        </div>
      )}
      {step === "off" && <TurnOff onClose={() => setStep("shown")} onDone={() => done(words.doneOff)} />}
    </Card>
  );
}

function factsOf({ method, when, next, on }: Autopay) {
  if (!on) return [];
  return [
    method && { term: words.method, is: method.label },
    when ? { term: words.when, is: when } : null,
    next && { term: words.next, is: words.nextIs(next.amount.display, next.takes_on.display) },
  ];
}

interface ConfirmProps {
  quote: AutopayQuote;
  isOn: boolean;
  onBack: () => void;
  onDone: () => void;
}

function Confirm({ quote, isOn, onBack, onDone }: ConfirmProps) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNot);
  const confirm = () =>
    void attempt.run(async () => {
      await who.guarded(() => api.autopayOn(quote.quote_id, once));
      onDone();
    });
  return (
    <div class="form">
      <Card kind="tile">
        <p>{quote.told}</p>
        <Facts
          facts={[
            { term: words.method, is: quote.method.label },
            { term: words.when, is: quote.when },
            quote.first && {
              term: words.next,
              is: words.nextIs(quote.first.amount.display, quote.first.takes_on.display),
            },
          ]}
        />
      </Card>
      <Refused why={attempt.error} />
      <Button kind="main" inert={attempt.busy} onPress={confirm}>
        {isOn ? words.confirm.change : words.confirm.on}
      </Button>
      <Button onPress={onBack}>{words.back}</Button>
    </div>
  );
}

function TurnOff({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const attempt = useAttempt(whyNot);
  const turnOff = () =>
    void attempt.run(async () => {
      await who.guarded(() => api.autopayOff(once));
      onDone();
    });
  return (
    <Dialog id="off" title={words.offTitle} close={texts.close} onClose={onClose}>
      <div class="dialog-body form">
        <p>{words.offWhy}</p>
        <Refused why={attempt.error} />
        <Button inert={attempt.busy} onPress={turnOff}>
          {words.offDo}
        </Button>
        <Button kind="main" onPress={onClose}>
          {words.keep}
        </Button>
      </div>
    </Dialog>
  );
}
