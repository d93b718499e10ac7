/** Every bill, newest first. */

import type { BillSummary } from "@selfcare/client";
import { Card } from "@selfcare/ui";
import { Go } from "../link";
import { BillStateWord } from "./bill_state";
import { billTexts as words } from "./texts_bills";

export function BillList({ bills }: { bills: readonly BillSummary[] }) {
  const { bill, state, due, amount } = words.row;
  return (
    <Card kind="tile list-tile">
      <table class="rows bill-rows">
        <caption>{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{bill}</th>
            <th scope="col">{due}</th>
            <th scope="col">{state}</th>
            <th scope="col" class="sum">
              {amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {bills.map((one) => (
            <Row key={one.id} bill={one} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Row({ bill }: { bill: BillSummary }) {
  return (
    <tr>
      <th scope="row">
        <Go to={`/bills/${bill.id}`} kind="row-link">
          {bill.full_name}
        </Go>
      </th>
      <td class="due">
        <span class="phone-only">{words.row.due} </span>
        {bill.due_on.display}
      </td>
      <td class="state-cell">
        <BillStateWord state={bill.state} />
      </td>
      <td class="sum number">{bill.total.display}</td>
    </tr>
  );
}
