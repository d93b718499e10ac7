/** Cases: what was promised, what we are late with first; then those that are over. */

import type { CaseBrief } from "@selfcare/client";
import { Bones, Card, Empty, Icon, PageHeading, State } from "@selfcare/ui";
import { BackTo } from "../care_parts";
import { byPromise, isOpenCase, missedOf, stateOf, titleOf } from "../case_order";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { Part } from "../part";
import { useCases } from "../read_care";
import { caseTexts as words } from "../texts_cases";

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
  const open = byPromise(cases);
  const over = cases.filter((one) => !isOpenCase(one));
  return (
    <>
      {open.length > 0 && <List title={words.open} cases={open} />}
      {open.length === 0 && (
        <Card kind="tile">
          <Empty title={words.noneHelp} />
        </Card>
      )}
      {over.length > 0 && <List title={words.over} cases={over} />}
    </>
  );
}

function List({ title, cases }: { title: string; cases: readonly CaseBrief[] }) {
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{title}</h2>
      </header>
      <ul class="entries">
        {cases.map((one) => (
          <li key={one.id}>
            <Go to={`/help/cases/${one.id}`} kind="entry">
              <span class="entry-words">
                <span class="entry-title">{one.title}</span>
                <span class="quiet">{`${one.number} · ${promiseOf(one)}`}</span>
              </span>
              <State {...stateOf(one)} />
              <Icon name="next" />
            </Go>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function promiseOf(one: CaseBrief): string {
  if (!isOpenCase(one)) return one.solved === null ? one.state_text : words.solved(one.solved.display);
  const when = one.promised ?? one.solve_by;
  if (when === null) return words.noPromise;
  const missed = one.is_late ? missedOf(one, Date.now()) : null;
  return missed === null ? words.promised(when.display) : words.wasPromised(missed.display);
}
