/** Every line of a bill, service by service, with what can be asked and disputed of it. */

import type { Bill, BillLine } from "@selfcare/client";
import { Button, Card } from "@selfcare/ui";
import { usePortal } from "../portal";
import { billTexts } from "./texts_bills";

const words = billTexts.bill;

interface Props {
  bill: Bill;
  /** Null while nothing can be done. */
  onDispute: ((line: string) => void) | null;
}

const labelOf = ({ service }: BillLine) => service?.label ?? words.ofAccount;

export function BillLines({ bill, onDispute }: Props) {
  const labels = [...new Set(bill.lines.map(labelOf))];
  return (
    <section class="bill-lines" aria-labelledby="lines">
      <h2 id="lines">{words.lines}</h2>
      {labels.map((label) => (
        <Card key={label} kind="tile list-tile">
          <h3>{label}</h3>
          <ul class="line-list">
            {bill.lines
              .filter((line) => labelOf(line) === label)
              .map((line) => (
                <Line key={line.id} {...{ line, bill, onDispute }} />
              ))}
          </ul>
        </Card>
      ))}
      <p class="line-sum">
        {words.total}
        <b class="number">{bill.total.display}</b>
      </p>
    </section>
  );
}

function Line({ line, bill, onDispute }: Props & { line: BillLine }) {
  const { dock } = usePortal();
  const dispute = bill.disputes.find(({ line_id }) => line_id === line.id);
  const mayDispute = onDispute !== null && dispute === undefined && line.amount.minor > 0;
  return (
    <li>
      <div class="line-words">
        <p class="line-title">{line.title}</p>
        {line.detail !== "" && <p class="quiet">{line.detail}</p>}
        {dispute && <p class="quiet disputed">{dispute.plainly}</p>}
      </div>
      <p class="line-amount number">{line.amount.display}</p>
      <div class="line-acts">
        <Button kind="plain" onPress={() => dock.open(words.askDraft(line.title, bill.full_name))}>
          {words.ask}
          <span class="spoken">{line.title}</span>
        </Button>
        {mayDispute && (
          <Button kind="plain" onPress={() => onDispute(line.id)}>
            {words.dispute}
            <span class="spoken">{line.title}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
