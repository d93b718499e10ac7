/** The PUK: shown to who has proven who they are, kept nowhere, and hidden again with a press. */

import type { Puk as Code } from "@selfcare/client";
import { Button, Card, useAttempt } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { whyNotDone } from "../care/care_refusals";
import type { OwnService } from "../care/services";
import { Refused } from "../deeds/form_parts";
import { usePortal } from "../portal";
import { simTexts } from "./texts_sim";

const words = simTexts.puk;

export function Puk({ service }: { service: OwnService }) {
  const { who, api } = usePortal();
  const [code, setCode] = useState<Code | null>(null);
  const attempt = useAttempt(whyNotDone);
  const show = () => void attempt.run(async () => setCode(await who.guarded(() => api.puk(service.id))));
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      <div role="status" class="form">
        {code === null ? (
          <p>{words.why}</p>
        ) : (
          <>
            <p class="secret">{code.puk}</p>
            <p>{code.what_next}</p>
          </>
        )}
      </div>
      <Refused why={attempt.error} />
      <div class="acts">
        {code === null ? (
          <Button inert={attempt.busy} onPress={show}>
            {words.go}
          </Button>
        ) : (
          <Button onPress={() => setCode(null)}>{words.hide}</Button>
        )}
      </div>
    </Card>
  );
}
