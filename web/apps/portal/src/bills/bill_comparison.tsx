/** Why this much: the difference to the bill before as a picture of its causes, adding up exactly. */

import type { Comparison } from "@selfcare/client";
import { Bones } from "@selfcare/ui";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { billTexts } from "./texts_bills";

const words = billTexts.bill;

export function BillComparison({ bill, other }: { bill: string; other: string }) {
  const found = useResource(`comparison ${bill} ${other}`, (api, stop) => api.comparison(bill, other, stop));
  return (
    <Part of={found} what={words.what} shape={<Bones lines={["half", "long", "long"]} />}>
      {(value) => <Picture comparison={value} />}
    </Part>
  );
}

function headline({ direction, gap, previous }: Comparison): string {
  if (previous === null || direction === "first") return words.first;
  if (direction === "same") return billTexts.same(previous.name);
  return direction === "up"
    ? billTexts.more(gap.display, previous.name)
    : billTexts.less(gap.display, previous.name);
}

function Picture({ comparison }: { comparison: Comparison }) {
  const { bill, previous, causes, rest, difference } = comparison;
  const most = Math.max(...causes.map(({ size }) => size.minor), Math.abs(rest?.minor ?? 0), 1);
  const share = (minor: number) => (100 * Math.abs(minor)) / most;
  return (
    <figure class="causes-picture">
      <figcaption>
        <h2>{headline(comparison)}</h2>
        {previous && (
          <p class="quiet">
            {previous.name} {previous.total.display} → {bill.name} {bill.total.display}
          </p>
        )}
      </figcaption>
      <table class="cause-rows">
        <caption class="spoken">{headline(comparison)}</caption>
        <thead class="spoken">
          <tr>
            <th scope="col">{words.cause}</th>
            <th scope="col">{words.amount}</th>
          </tr>
        </thead>
        <tbody>
          {causes.map((cause) => (
            <Cause
              key={`${cause.title} ${cause.detail} ${cause.service?.id}`}
              cause={cause}
              share={share(cause.amount.minor)}
            />
          ))}
          {rest && (
            <Row title={words.rest} amount={rest.display} share={share(rest.minor)} isLess={rest.minor < 0} />
          )}
        </tbody>
        <tfoot>
          <Row title={words.difference} amount={difference.display} share={null} isLess={false} />
        </tfoot>
      </table>
    </figure>
  );
}

function Cause({ cause, share }: { cause: Comparison["causes"][number]; share: number }) {
  const when = [words[cause.cadence], cause.since && words.since(cause.cadence, cause.since.display)]
    .filter(Boolean)
    .join(", ");
  const detail = [cause.detail, cause.service?.label, when].filter(Boolean).join(" · ");
  return (
    <Row
      title={cause.title}
      {...{ detail, share }}
      amount={cause.amount.display}
      isLess={cause.amount.minor < 0}
    />
  );
}

interface RowProps {
  title: string;
  detail?: string;
  amount: string;
  /** Of the widest, in percent; null where nothing is drawn. */
  share: number | null;
  isLess: boolean;
}

function Row({ title, detail, amount, share, isLess }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <span class="cause-title">{title}</span>
        {detail && <span class="quiet">{detail}</span>}
        {share !== null && (
          <svg
            class={isLess ? "cause-bar less" : "cause-bar"}
            viewBox="0 0 100 2"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect width={Math.max(1, share)} height="2" />
          </svg>
        )}
      </th>
      <td class="number">{amount}</td>
    </tr>
  );
}
