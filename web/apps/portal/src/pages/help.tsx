/** Help: is it working now, what to do about it, and who to reach. */

import type { Customer, GuideBrief, MyOutages } from "@selfcare/client";
import { AsOf, Bones, Card, PageHeading } from "@selfcare/ui";
import { Ways } from "../care/care_parts";
import { isOpenCase } from "../care/case_order";
import { HelpAsk } from "../care/help_ask";
import { HelpContact } from "../care/help_contact";
import { HelpServices } from "../care/help_services";
import { useCases, useGuides, useLineTests } from "../care/read_care";
import { type ServiceKind, servicesOf } from "../care/services";
import { caseTexts } from "../care/texts_cases";
import { helpTexts as words } from "../care/texts_help";
import { OutageCard } from "../network/outage_card";
import type { PageProps } from "../pages";
import { Part } from "../reading/part";
import { holds, useOutages } from "../reading/read";
import type { Resource } from "../reading/use_resource";

const KINDS: readonly ServiceKind[] = ["broadband", "mobile", "tv", "landline"];

export default function Help({ customer }: PageProps) {
  const outages = useOutages();
  const tests = useLineTests();
  const guides = useGuides();
  return (
    <>
      <PageHeading title={titleOf(outages.value)} tab={words.tab}>
        {outages.value !== null && outages.error === null && (
          <AsOf words={words.asOf(outages.value.as_of)} isStale={outages.value.is_stale} />
        )}
      </PageHeading>
      <div class="help-page">
        <Mine outages={outages} />
        <HelpAsk guides={guides.value ?? []} />
        <HelpServices {...{ customer, outages, tests }} />
        <Guides guides={guides} customer={customer} />
        <UnderWay isHolder={holds(customer)} />
        <HelpContact />
      </div>
    </>
  );
}

function titleOf(mine: MyOutages | null): string {
  const { title } = words;
  if (mine === null) return title.unknown;
  const [worst] = runningOf(mine);
  if (worst === undefined) return mine.services.length === 0 ? title.unknown : title.fine;
  return worst.state === "suspected"
    ? title.suspected(worst.away, worst.area.name)
    : title.down(worst.away, worst.area.name);
}

/** Each fault once, though it touches two services. */
function runningOf({ services }: MyOutages) {
  const running = services.flatMap(({ outage }) => outage ?? []);
  return [...new Map(running.map((outage) => [outage.id, outage])).values()];
}

/** What could not be read says so: it is not "none". */
function Mine({ outages }: { outages: Resource<MyOutages> }) {
  return (
    <Part of={outages} what={words.ways.outages} shape={<Bones lines={["half", "long"]} />}>
      {(mine, isStale) => (
        <>
          {runningOf(mine).map((outage) => (
            <OutageCard
              key={outage.id}
              outage={outage}
              follow={{ isFollowed: mine.followed.includes(outage.id), isStale, again: outages.again }}
            />
          ))}
        </>
      )}
    </Part>
  );
}

function Guides({ guides, customer }: { guides: Resource<readonly GuideBrief[]>; customer: Customer }) {
  const own = new Set(servicesOf(customer).map(({ kind }) => kind));
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.guides.title}</h2>
      </header>
      <Part of={guides} what={words.guides.load} shape={<Bones lines={["half", "half", "half"]} />}>
        {(all) => (
          <div class="guide-kinds">
            {KINDS.filter((kind) => own.has(kind)).map((kind) => (
              <OfKind key={kind} kind={kind} guides={all.filter(({ service }) => service === kind)} />
            ))}
          </div>
        )}
      </Part>
    </Card>
  );
}

function OfKind({ kind, guides }: { kind: ServiceKind; guides: readonly GuideBrief[] }) {
  return (
    <section>
      <h3>{words.guides.kinds[kind]}</h3>
      <Ways ways={guides.map(({ name, title }) => ({ to: `/help/guides/${name}`, title }))} />
    </section>
  );
}

function UnderWay({ isHolder }: { isHolder: boolean }) {
  const { value } = useCases();
  const open = value?.filter(isOpenCase).length ?? 0;
  const { ways } = words;
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{ways.title}</h2>
      </header>
      <Ways
        ways={[
          { to: "/help/outages", title: ways.outages },
          { to: "/help/cases", title: ways.cases, aside: open > 0 ? caseTexts.title.open(open) : null },
          { to: "/help/visits", title: ways.visits },
          ...(isHolder ? [{ to: "/orders", title: ways.orders }] : []),
          { to: "/help/sim", title: ways.sim },
        ]}
      />
    </Card>
  );
}
