/** Why, and when: all that is asked before the day and the cost are said. */

import type { LeavingReason, LeavingReceipt, PortalApi } from "@selfcare/client";
import { Button, Card, Choices, Field, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { Deed } from "../deeds/deed";
import { usePortal } from "../portal";
import type { Line } from "../reading/lines";
import type { OfferedEnd } from "./end_quoted";
import { endTexts as words } from "./texts_end";

const REASONS = Object.keys(words.reasons) as LeavingReason[];

interface Props {
  line: Line;
  deed: Deed<OfferedEnd, LeavingReceipt>;
}

interface Faults {
  reason: string | null;
  day: string | null;
}

export function EndChoose({ line, deed }: Props) {
  const { api } = usePortal();
  const { busy } = useStore(deed);
  const [reason, setReason] = useState<LeavingReason | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [faults, setFaults] = useState<Faults>({ reason: null, day: null });
  const submit = (event: Event) => {
    event.preventDefault();
    const found = {
      reason: reason === null ? words.missing : null,
      day: day === "" ? words.dayMissing : null,
    };
    setFaults(found);
    if (reason === null || found.day !== null) return;
    void deed.offer(() => askEnd(api, line, reason, day));
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <Card kind="tile">
        <p>{words.why}</p>
        <Choices
          name="reason"
          legend={words.reason}
          choices={REASONS.map((value) => ({ value, label: words.reasons[value] }))}
          chosen={reason}
          error={faults.reason}
          onChoose={(value) => setReason(value as LeavingReason)}
        />
        <p class="quiet">{words.reasonWhy}</p>
      </Card>
      <Card kind="tile">
        <WhichDay {...{ day }} fault={faults.day} onChoose={setDay} />
      </Card>
      <Button kind="main" type="submit" inert={busy}>
        {words.go}
      </Button>
    </form>
  );
}

/** Without a day it is the earliest. */
export async function askEnd(
  api: PortalApi,
  { id }: Line,
  reason: LeavingReason,
  day: string | null,
): Promise<OfferedEnd> {
  const body = { service_id: id, reason, wanted_on: day };
  const quote = await api.quoteLeaving(body, crypto.randomUUID());
  return { ...quote, reason, talksFirst: false };
}

interface DayProps {
  day: string | null;
  fault: string | null;
  onChoose: (day: string | null) => void;
}

function WhichDay({ day, fault, onChoose }: DayProps) {
  return (
    <>
      <Choices
        name="day"
        legend={words.day}
        choices={[
          { value: "earliest", label: words.earliest },
          { value: "other", label: words.other },
        ]}
        chosen={day === null ? "earliest" : "other"}
        onChoose={(value) => onChoose(value === "earliest" ? null : (day ?? ""))}
      />
      {day !== null && (
        <Field
          {...{
            id: "day",
            type: "date",
            label: words.dayLabel,
            hint: words.dayHint,
            error: fault,
            value: day,
          }}
          onWrite={onChoose}
        />
      )}
    </>
  );
}
