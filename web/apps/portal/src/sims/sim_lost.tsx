/** A lost or stolen phone: its line is blocked at once, and works again when the phone is back. */

import type { Bar, BarReason } from "@selfcare/client";
import { Button, Card, Choices, Icon } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { OwnService } from "../care/services";
import { helpTexts } from "../care/texts_help";
import { ConfirmSheet } from "../deeds/confirm_sheet";
import { Go } from "../link";
import { usePortal } from "../portal";
import { simTexts } from "./texts_sim";

const words = simTexts.lost;
const REASONS = Object.keys(words.reasons) as BarReason[];

export function LostPhone({ service, isHolder }: { service: OwnService; isHolder: boolean }) {
  const { who } = usePortal();
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const isBarred = service.state === "barred";
  const done = (bar: Bar) => {
    setOpen(false);
    setSaid([bar.told, bar.undo, bar.new_sim].filter(Boolean).join(" "));
    // Whether the line is blocked stands with the customer's services.
    void who.ask();
  };
  const Sheet = isBarred ? Unbar : BarSheet;
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.title}</h2>
      </header>
      <p role="status">{said || (isBarred ? words.isBarred : words.why)}</p>
      <div class="acts">
        <Button {...(isBarred ? {} : { kind: "main" as const })} onPress={() => setOpen(true)}>
          <Icon name="lock" />
          {isBarred ? words.undo : words.open}
        </Button>
        {isBarred && isHolder && (
          <Go to={`/orders/new?kind=sim&service=${service.id}`} kind="button">
            {words.newSim}
          </Go>
        )}
      </div>
      {isOpen && <Sheet service={service} onDone={done} onClose={() => setOpen(false)} />}
    </Card>
  );
}

interface SheetProps {
  service: OwnService;
  onDone: (bar: Bar) => void;
  onClose: () => void;
}

function BarSheet({ service, onDone, onClose }: SheetProps) {
  const { api } = usePortal();
  const [reason, setReason] = useState<BarReason | null>(null);
  return (
    <ConfirmSheet
      id="bar"
      title={words.sheet(service.label)}
      why={words.why}
      deed={words.go}
      check={() => (reason === null ? helpTexts.choose : null)}
      run={(once) => api.barLine(service.id, reason ?? "lost", once)}
      {...{ onDone, onClose }}
    >
      <Choices
        name="bar-reason"
        legend={words.legend}
        choices={REASONS.map((value) => ({ value, label: words.reasons[value] }))}
        chosen={reason}
        onChoose={(value) => setReason(value as BarReason)}
      />
    </ConfirmSheet>
  );
}

function Unbar({ service, onDone, onClose }: SheetProps) {
  const { api } = usePortal();
  return (
    <ConfirmSheet
      id="unbar"
      title={words.undoTitle(service.label)}
      why={words.undoWhy}
      deed={words.undoGo}
      run={(once) => api.unbarLine(service.id, once)}
      {...{ onDone, onClose }}
    />
  );
}
