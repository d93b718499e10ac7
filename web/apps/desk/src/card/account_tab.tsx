/** Who they are to us: money, lines, use, and what is under way. */

import type { BillFacts, Card } from "@selfcare/client";
import { Facts } from "@selfcare/ui";
import { texts } from "../texts";
import { Part } from "./part";

export function AccountTab({ card }: { card: Card }) {
  const { who } = card;
  return (
    <>
      <section class="fact-group">
        <h3>{texts.account.who}</h3>
        <Facts
          facts={[
            who.name === null ? null : { term: texts.account.name, is: who.name },
            who.number === null ? null : { term: texts.account.number, is: who.number },
            who.since === null ? null : { term: texts.account.since, is: who.since.display },
          ]}
        />
      </section>
      <Part title={texts.account.bill} part={card.bill} none={texts.account.noBill}>
        {(bill) => <Bill bill={bill} />}
      </Part>
      <Part title={texts.account.services} part={card.services} none={texts.account.noServices}>
        {(services) => (
          <ul class="listed">
            {services.map((one) => (
              <li key={one.service_id}>
                <strong>{one.label}</strong>, {one.plan}
                {one.state !== "active" && (
                  <span class="flag"> {texts.serviceStates[one.state] ?? one.state}</span>
                )}
                {one.contract_ends_on !== null && (
                  <span class="hint"> {texts.account.until(one.contract_ends_on.display)}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={texts.account.usage} part={card.usage} none={texts.account.noUsage}>
        {(lines) => (
          <ul class="listed">
            {lines.map((one) => (
              <li key={one.service_id}>
                <strong>{one.label}</strong>: {one.fact}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <UnderWay card={card} />
    </>
  );
}

function UnderWay({ card }: { card: Card }) {
  return (
    <>
      <Part title={texts.account.cases} part={card.cases} none={texts.account.noCases}>
        {(cases) => (
          <ul class="listed">
            {cases.map((one) => (
              <li key={one.id}>
                <strong>{one.number}</strong> {one.title}
                <span class={one.is_late ? "flag" : "hint"}> {one.state_text}</span>
                {one.promised && <span class="hint"> {texts.case.promised(one.promised.display)}</span>}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={texts.account.orders} part={card.orders} none={texts.account.noOrders}>
        {(orders) => (
          <ul class="listed">
            {orders.map((one) => (
              <li key={one.id}>
                <strong>{one.number}</strong> {one.title}. {one.status}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={texts.account.visits} part={card.visits} none={texts.account.noVisits}>
        {(visits) => (
          <ul class="listed">
            {visits.map((one) => (
              <li key={one.id}>{one.status}</li>
            ))}
          </ul>
        )}
      </Part>
    </>
  );
}

function Bill({ bill }: { bill: BillFacts }) {
  return (
    <>
      <Facts
        facts={[
          { term: texts.account.owed, is: bill.owed.display },
          bill.overdue === null ? null : { term: texts.account.overdue, is: bill.overdue.amount.display },
          bill.due_on === null ? null : { term: texts.account.due, is: bill.due_on.display },
          bill.bill === null || bill.total === null ? null : { term: bill.bill, is: bill.total.display },
          bill.change === null ? null : { term: texts.account.change, is: bill.change.display },
          bill.credit === null ? null : { term: texts.account.credit, is: bill.credit.display },
        ]}
      />
      {bill.suspended && <p class="flag">{texts.account.suspended}</p>}
      {bill.causes.length > 0 && <p class="hint">{bill.causes.join(", ")}</p>}
    </>
  );
}
