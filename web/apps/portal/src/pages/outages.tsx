/** Faults and planned work: where the customer is first, then everywhere else, then the map, and telling us of one. */

import type { MyOutages, Outage, Problem } from "@selfcare/client";
import { AsOf, Bones, Button, Card, Field, PageHeading, useStore } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo } from "../care/care_parts";
import { useAllOutages, useAreas } from "../care/read_care";
import { OutageCard } from "../network/outage_card";
import { OutageMap } from "../network/outage_map";
import { ReportOutage } from "../network/outage_report";
import { outageTexts as words } from "../network/texts_network";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";
import { Part } from "../reading/part";
import { useOutages } from "../reading/read";
import type { Resource } from "../reading/use_resource";

export default function Outages({ customer }: PageProps) {
  const mine = useOutages();
  const areas = useAreas();
  const everywhere = useAllOutages(null);
  return (
    <>
      <PageHeading title={titleOf(mine.value, everywhere.value)} tab={words.tab} above={<BackTo />}>
        {mine.value !== null && mine.error === null && (
          <AsOf words={words.asOf(mine.value.as_of)} isStale={mine.value.is_stale} />
        )}
      </PageHeading>
      <div class="help-page">
        <List mine={mine} />
        <Card kind="tile">
          <Part of={areas} what={words.map.load} shape={<Bones lines={["half", "long", "long"]} />}>
            {(value) => <OutageMap areas={value.areas} />}
          </Part>
        </Card>
        <ReportOutage customer={customer} />
      </div>
    </>
  );
}

const own = (mine: MyOutages | null): readonly Outage[] =>
  (mine?.services ?? []).flatMap(({ outage, planned }) => [outage ?? [], planned ?? []].flat());

function titleOf(mine: MyOutages | null, all: readonly Outage[] | null): string {
  if (mine === null || all === null) return words.title.unknown;
  const here = own(mine).find(({ is_running: isRunning }) => isRunning);
  if (here !== undefined) return words.title.mine(here.area.name);
  const running = all.filter(({ is_running: isRunning }) => isRunning).length;
  return running === 0 ? words.title.none : words.title.others(running);
}

function List({ mine }: { mine: Resource<MyOutages> }) {
  const [postcode, setPostcode] = useState<string | null>(null);
  const found = useAllOutages(postcode);
  const here = new Set(own(mine.value).map(({ id }) => id));
  const refused = (problem: Problem) =>
    problem.is("area-unknown") ? <p class="error">{problem.detail}</p> : null;
  const card = (outage: Outage, isStale: boolean) => (
    <OutageCard
      key={outage.id}
      outage={outage}
      follow={
        here.has(outage.id)
          ? { isFollowed: mine.value?.followed.includes(outage.id) ?? false, isStale, again: mine.again }
          : null
      }
    />
  );
  return (
    <>
      <Look postcode={postcode} onLook={setPostcode} />
      <Part of={found} what={words.load} shape={<Bones lines={["half", "long", "long"]} />} {...{ refused }}>
        {(all, isStale) => (
          <>
            {all.length === 0 && (
              <p role="status">{postcode === null ? words.title.none : words.place.none(postcode)}</p>
            )}
            {ordered(all, here).map((outage) => card(outage, isStale))}
          </>
        )}
      </Part>
    </>
  );
}

/** Where the customer is first, then what runs, then what is planned or over. */
function ordered(all: readonly Outage[], here: ReadonlySet<string>): readonly Outage[] {
  const rank = ({ id, is_running: isRunning }: Outage) => (here.has(id) ? 0 : isRunning ? 1 : 2);
  return all.toSorted((one, other) => rank(one) - rank(other));
}

function Look({ postcode, onLook }: { postcode: string | null; onLook: (place: string | null) => void }) {
  const { brand } = useStore(usePortal());
  const [typed, setTyped] = useState("");
  const [isMissing, setMissing] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const place = typed.replaceAll(/[^\p{L}\p{N} ]/gu, "").trim();
    setMissing(place.length < 2);
    if (place.length >= 2) onLook(place.toUpperCase());
  };
  return (
    <form class="look step-field" noValidate onSubmit={submit}>
      <Field
        {...{ id: "postcode", label: words.place.label, value: typed, autocomplete: "postal-code" }}
        hint={brand === null ? null : words.place.hint(brand.example_postcode)}
        error={isMissing ? words.place.missing : null}
        onWrite={setTyped}
      />
      <div class="acts">
        <Button type="submit">{words.place.go}</Button>
        {postcode !== null && <Button onPress={() => onLook(null)}>{words.place.all}</Button>}
      </div>
    </form>
  );
}
