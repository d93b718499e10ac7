/** Cases: what was promised, what we are late with first; then those that are over. */

import type { CaseBrief } from "@selfcare/client";
import { Bones, PageHeading } from "@selfcare/ui";
import { BackTo } from "../care/care_parts";
import { byPromise, isOpenCase, missedOf, stateOf, titleOf } from "../care/case_order";
import { useCases } from "../care/read_care";
import { caseTexts as words } from "../care/texts_cases";
import { Go } from "../link";
import { type Entry, OpenAndOver } from "../open_and_over";
import type { PageProps } from "../pages";
import { Part } from "../reading/part";

export default function Cases(_: PageProps) {
  const cases = useCases();
  const title = cases.value === null ? words.tab : titleOf(cases.value, Date.now());
  return (
    <>
      <PageHeading title={title} tab={words.tab} above={<BackTo />} />
      <div class="help-page">
        <Part of={cases} what={words.load} shape={<Bones lines={["half", "long", "long"]} />}>
          {(all) => <Lists cases={all} />}
        </Part>
        <div class="acts">
          <Go to="/help/cases/new" kind="button main">
            {words.new}
          </Go>
        </div>
      </div>
    </>
  );
}

function Lists({ cases }: { cases: readonly CaseBrief[] }) {
  const over = cases.filter((one) => !isOpenCase(one));
  return <OpenAndOver open={byPromise(cases).map(entryOf)} over={over.map(entryOf)} words={words} />;
}

const entryOf = (one: CaseBrief): Entry => ({
  to: `/help/cases/${one.id}`,
  title: one.title,
  aside: `${one.number} · ${promiseOf(one)}`,
  state: stateOf(one),
});

function promiseOf(one: CaseBrief): string {
  if (!isOpenCase(one)) return one.solved === null ? one.state_text : words.solved(one.solved.display);
  const when = one.promised ?? one.solve_by;
  if (when === null) return words.noPromise;
  const missed = one.is_late ? missedOf(one, Date.now()) : null;
  return missed === null ? words.promised(when.display) : words.wasPromised(missed.display);
}
