/** Taking the number along: a code for the new provider. Without it the number goes with the line. */

import type { NumberCode, NumberToTake } from "@selfcare/client";
import { Button, Card, Dialog, Facts, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { refusedBecause } from "../deeds/deed_refusals";
import { Refused } from "../deeds/form_parts";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import { endTexts } from "./texts_end";

const words = endTexts.keep;

export function KeepNumber({ line }: { line: Line }) {
  const { who, api } = usePortal();
  const [once] = useState(() => crypto.randomUUID());
  const [made, setMade] = useState<NumberToTake | null>(null);
  const attempt = useAttempt((error) => refusedBecause(error) ?? "");
  if (line.kind !== "mobile" && line.kind !== "landline") return null;
  const get = () =>
    void attempt.run(async () => setMade(await who.guarded(() => api.takeNumber(line.id, once))));
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.what}</h2>
      {line.kind === "landline" ? (
        <p>{words.landline}</p>
      ) : (
        <>
          <p>{words.why}</p>
          <Refused why={attempt.error} />
          <Button inert={attempt.busy} onPress={get}>
            {words.get}
          </Button>
        </>
      )}
      {made !== null && <CodeSheet made={made} onClose={() => setMade(null)} />}
    </Card>
  );
}

/** Shown when asked for, and forgotten with the sheet. */
function CodeSheet({ made, onClose }: { made: NumberToTake; onClose: () => void }) {
  const { who, api } = usePortal();
  const [code, setCode] = useState<NumberCode | null>(null);
  const attempt = useAttempt((error) => refusedBecause(error) ?? "");
  const show = () => void attempt.run(async () => setCode(await who.guarded(() => api.numberCode(made.id))));
  return (
    <Dialog id="number" title={words.title} close={words.close} onClose={onClose}>
      <div class="dialog-body form">
        <Facts
          facts={[
            code && { term: words.code, is: <b class="number">{code.code}</b> },
            { term: words.until, is: made.ends_on.display },
            made.contract_ends_on && { term: words.contract, is: made.contract_ends_on.display },
            {
              term: words.cost,
              is: made.cost_of_leaving.minor > 0 ? made.cost_of_leaving.display : endTexts.nothing,
            },
          ]}
        />
        <p>{made.what_next}</p>
        <p role="status">{code === null ? "" : words.once}</p>
        <Refused why={attempt.error} />
        {code === null && (
          <Button kind="main" inert={attempt.busy} onPress={show}>
            {words.show}
          </Button>
        )}
        <Button onPress={onClose}>{words.close}</Button>
      </div>
    </Dialog>
  );
}
