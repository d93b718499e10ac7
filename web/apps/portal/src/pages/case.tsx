/** One case: how it stands, what comes next and by when, what happened, and what the customer can do. */

import type { CaseWhole, Problem } from "@selfcare/client";
import { AsOf, Bones, Card, Empty, Facts, PageHeading, State } from "@selfcare/ui";
import { BackTo } from "../care/care_parts";
import { isNotThere } from "../care/care_refusals";
import { CaseActs } from "../care/case_acts";
import { CaseFiles } from "../care/case_files";
import { missedOf, stateOf } from "../care/case_order";
import { caseTexts } from "../care/texts_cases";
import { useAbout } from "../dock/about";
import { Go } from "../link";
import type { PageProps } from "../pages";
import { Part } from "../reading/part";
import { useResource } from "../reading/use_resource";
import { texts } from "../texts";

const words = caseTexts.one;

export default function CasePage({ named }: PageProps) {
  const id = named.id ?? "";
  const found = useResource(`case ${id}`, (api, stop) => api.case(id, stop));
  const number = found.value?.number;
  useAbout(
    number === undefined ? null : { title: words.about.title(number), words: words.about.words(number) },
  );
  const refused = (problem: Problem) => (isNotThere(problem) ? <Empty title={words.notThereHelp} /> : null);
  const isThere = found.value !== null || found.error === null;
  return (
    <div class="narrow">
      <PageHeading
        title={found.value?.title ?? (isThere ? caseTexts.tab : words.notThere)}
        tab={number === undefined ? caseTexts.tab : words.tab(number)}
        above={<BackTo to="/help/cases" title={caseTexts.tab} />}
      />
      <Part
        of={found}
        what={caseTexts.loadOne}
        shape={<Bones lines={["half", "long", "long"]} />}
        {...{ refused }}
      >
        {(one, isStale) => <Whole one={one} isStale={isStale} again={found.again} />}
      </Part>
    </div>
  );
}

function Whole({ one, isStale, again }: { one: CaseWhole; isStale: boolean; again: () => void }) {
  return (
    <div class="help-page">
      <Card kind="tile">
        <header class="tile-top">
          <h2>{caseTexts.number(one.number)}</h2>
          <State {...stateOf(one)} />
        </header>
        <Late one={one} />
        <p>{one.state_text}</p>
        <Facts facts={factsOf(one)} />
        <Linked one={one} />
        {!isStale && <AsOf words={texts.states.asOf(one.as_of)} isStale={false} />}
        {one.is_yours && !isStale && <CaseActs one={one} again={again} />}
      </Card>
      {one.is_yours ? (
        <>
          <Story one={one} />
          <CaseFiles one={one} again={again} mayAdd={one.is_open && !isStale} />
        </>
      ) : (
        <p class="quiet">{words.notYours}</p>
      )}
    </div>
  );
}

/** Before all else. */
function Late({ one }: { one: CaseWhole }) {
  const missed = one.is_late ? missedOf(one, Date.now()) : null;
  return missed === null ? null : <p class="error">{caseTexts.wasPromised(missed.display)}</p>;
}

const isToCome = (iso: string): boolean => Date.parse(iso) > Date.now();

function factsOf(one: CaseWhole) {
  const visits = one.visits
    .filter(({ state }) => state === "booked" || state === "on_the_way")
    .map(({ starts, ends }) => ({ term: words.visit, is: words.visitIs(starts.display, ends.display) }));
  const isYours = one.state === "waiting_for_customer";
  return [
    ...visits,
    one.promised && isToCome(one.promised.iso) ? { term: words.next, is: one.promised.display } : null,
    one.solve_by && isToCome(one.solve_by.iso) ? { term: words.solveBy, is: one.solve_by.display } : null,
    one.is_open ? { term: words.who, is: isYours ? words.you : words.us } : null,
    { term: words.kind, is: caseTexts.kinds[one.kind] },
    { term: words.opened, is: one.opened.display },
  ];
}

function Linked({ one: { follows, followed_by: next } }: { one: CaseWhole }) {
  return (
    <>
      {follows && <Go to={`/help/cases/${follows.id}`}>{words.follows(follows.number)}</Go>}
      {next && <Go to={`/help/cases/${next.id}`}>{words.followedBy(next.number)}</Go>}
    </>
  );
}

function Story({ one: { events } }: { one: CaseWhole }) {
  if (events.length === 0) return null;
  const newestFirst = events.toSorted((a, b) => Date.parse(b.at.iso) - Date.parse(a.at.iso));
  return (
    <Card kind="tile">
      <header class="tile-top">
        <h2>{words.story}</h2>
      </header>
      <ol class="story">
        {newestFirst.map(({ id, at, by, text }) => (
          <li key={id}>
            <p class="quiet">{`${at.display} · ${by}`}</p>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
