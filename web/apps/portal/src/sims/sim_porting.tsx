/** A number that goes elsewhere: what leaving costs first, then the code. */

import type { PortingCode, ShownPortingCode } from "@selfcare/client";
import { Button, Card, Facts, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import type { OwnService } from "../care/services";
import { Refused } from "../deeds/form_parts";
import { useOnce } from "../deeds/once";
import { usePortal } from "../portal";
import { simTexts } from "./texts_sim";

const words = simTexts.porting;

export function Porting({ service }: { service: OwnService }) {
  const { who, api } = usePortal();
  const once = useOnce();
  const [made, setMade] = useState<PortingCode | null>(null);
  const attempt = useAttempt(whyNotDone);
  const make = () =>
    void attempt.run(async () =>
      setMade(await who.guarded(() => api.makePortingCode(service.id, once(service.id)))),
    );
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      <Refused why={attempt.error} />
      {made === null ? (
        <>
          <p>{words.why}</p>
          <div class="acts">
            <Button inert={attempt.busy} onPress={make}>
              {words.go}
            </Button>
          </div>
        </>
      ) : (
        <Made code={made} />
      )}
    </Card>
  );
}

function Made({ code }: { code: PortingCode }) {
  const { who, api } = usePortal();
  const [shown, setShown] = useState<ShownPortingCode | null>(null);
  const attempt = useAttempt(whyNotDone);
  const show = () =>
    void attempt.run(async () => setShown(await who.guarded(() => api.portingCode(code.id))));
  const { cost_of_leaving: cost, contract_ends_on: ends } = code;
  return (
    <div role="status" class="form">
      <Facts
        facts={[
          { term: words.cost, is: cost.minor > 0 ? cost.display : words.nothing },
          ends ? { term: words.contract, is: ends.display } : null,
          { term: words.number, is: code.number },
          { term: words.holds, is: code.ends_on.display },
        ]}
      />
      <p>{code.what_next}</p>
      <Refused why={attempt.error} />
      {shown === null ? (
        <Button inert={attempt.busy} onPress={show}>
          {words.show}
        </Button>
      ) : (
        <p class="secret">{shown.code}</p>
      )}
    </div>
  );
}
