/** Usage: will it last? What is left, the pace, day by day, what comes on top, and who hears of it. */

import type { CurrentUsage, Problem } from "@selfcare/client";
import { Bones, Card, Empty, PageHeading, useStore } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useAbout } from "../dock/about";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { type Resource, useResource } from "../reading/use_resource";
import { usageTexts as words } from "../usage/texts_usage";
import { UsageAlerts } from "../usage/usage_alerts";
import { UsageDaily } from "../usage/usage_daily";
import { titleOf } from "../usage/usage_finding";
import { UsageLines } from "../usage/usage_lines";
import { Buckets, UsedAbroad } from "../usage/usage_more";
import { UsageNow } from "../usage/usage_now";

const COUNTED = ["mobile", "broadband", "landline"] as const;

export default function Usage({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, COUNTED, query.get("line"));
  if (line === null) {
    return (
      <>
        <PageHeading title={words.none} tab={words.tab} />
        <Empty title={words.noneHelp} />
      </>
    );
  }
  return (
    <>
      <Heading key={`heading ${line.id}`} line={line} />
      <LinePicker {...{ lines, line }} onChoose={choose} />
      <div class="usage">
        <OfLine key={line.id} line={line}>
          {lines.length > 1 && <UsageLines customer={customer} shown={line.id} />}
        </OfLine>
      </div>
    </>
  );
}

const useUsage = (line: Line): Resource<CurrentUsage> =>
  useResource(`usage ${line.id}`, (api, stop) => api.usage(line.id, stop));

function Heading({ line }: { line: Line }) {
  const { value } = useUsage(line);
  const { brand } = useStore(usePortal());
  useAbout({ title: words.about.title(line.label), words: words.about.words(line.label) });
  const title = value === null || brand === null ? words.tab : titleOf(value, brand);
  return (
    <PageHeading title={title} tab={words.tab}>
      <p class="lead-in">{`${line.label} · ${line.plan}`}</p>
    </PageHeading>
  );
}

function OfLine({ line, children }: { line: Line; children: ComponentChildren }) {
  const usage = useUsage(line);
  const refused = (problem: Problem) =>
    problem.status < 500 ? <Empty title={problem.detail || words.none} /> : null;
  return (
    <Part of={usage} what={words.what} shape={<Shape />} refused={refused}>
      {(value, isStale) => (
        <Whole {...{ line, isStale }} usage={value}>
          {children}
        </Whole>
      )}
    </Part>
  );
}

interface WholeProps {
  line: Line;
  usage: CurrentUsage;
  isStale: boolean;
  children: ComponentChildren;
}

function Whole({ line, usage, isStale, children }: WholeProps) {
  const daily = useResource(`daily use ${line.id}`, (api, stop) => api.dailyUse(line.id, stop));
  return (
    <>
      <UsageNow {...{ line, usage, daily, isStale }} />
      <div class="beside">
        <div>
          {usage.data !== null && <UsageDaily daily={daily} />}
          <Buckets usage={usage} />
          {line.kind === "mobile" && <UsedAbroad {...{ line, usage }} />}
        </div>
        <div>
          {children}
          {line.kind === "mobile" && <UsageAlerts line={line} />}
        </div>
      </div>
    </>
  );
}

function Shape() {
  return (
    <Card kind="tile">
      <Bones lines={["half", "long", "long", "long", "long", "half"]} />
    </Card>
  );
}
