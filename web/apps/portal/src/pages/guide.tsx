/** A guide, step by step: the fault list and the line first, then one thing at a time, until it works or one of us takes it. */

import type { Guide, MyOutages, Problem, Verdict } from "@selfcare/client";
import { Bones, Button, Card, Empty, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo } from "../care/care_parts";
import { isNotThere } from "../care/care_refusals";
import { type OwnService, PickService, servicesOf, usePicked } from "../care/services";
import { useAbout } from "../dock/about";
import { Go } from "../link";
import { End } from "../network/guide_end";
import { Step } from "../network/guide_step";
import { back, begin, fits, take, type Walk } from "../network/guide_walk";
import { guideTexts as words } from "../network/texts_guides";
import { lineTexts } from "../network/texts_network";
import type { PageProps } from "../pages";
import { keep, kept } from "../reading/kept";
import { Part } from "../reading/part";
import { useOutages } from "../reading/read";
import { useResource } from "../reading/use_resource";

export default function GuidePage({ named, query, customer }: PageProps) {
  const name = named.name ?? "";
  const guide = useResource(`guide ${name}`, (api, stop) => api.guide(name, stop));
  const title = guide.value?.title;
  useAbout(title === undefined ? null : { title: `${title}?`, words: title });
  const refused = (problem: Problem) => (isNotThere(problem) ? <Empty title={words.notThereHelp} /> : null);
  const isThere = guide.value !== null || guide.error === null;
  return (
    <div class="narrow">
      <PageHeading title={title ?? (isThere ? words.load : words.notThere)} above={<BackTo />} />
      <Part of={guide} what={words.load} shape={<Bones lines={["half", "long", "long"]} />} {...{ refused }}>
        {(value) => <Whole key={query.toString()} guide={value} {...{ query, customer }} />}
      </Part>
    </div>
  );
}

function Whole({ guide, query, customer }: { guide: Guide } & Pick<PageProps, "query" | "customer">) {
  const outages = useOutages();
  const picked = usePicked(servicesOf(customer, guide.service), guide.service, query.get("service"));
  const [found, at] = [query.get("found"), query.get("at")];
  const [walk, setWalk] = useState<Walk | null>(() => begun(guide, found, at));
  const [isElse, setElse] = useState(false);
  const go = (next: Walk | null) => {
    setWalk(next);
    keep(`guide ${guide.name}`, next);
  };
  const outage = outageOf(outages.value, picked.service);
  if (outage && !isElse) return <Outage text={outage.expected_text} onElse={() => setElse(true)} />;
  if (walk === null) {
    return (
      <>
        <PickService picked={picked} legend={words.which} />
        <First guide={guide} service={picked.service} onSkip={() => go(begin(guide, found, at))} />
      </>
    );
  }
  return <Walked {...{ guide, walk, found }} service={picked.service} onGo={go} />;
}

/** Goes on where somebody was; begins anew with a new finding, or where nothing can be tested first. */
function begun(guide: Guide, found: string | null, at: string | null): Walk | null {
  const before = kept<Walk>(`guide ${guide.name}`);
  const tried = kept<string[]>(`tried ${guide.name}`) ?? [];
  keep(`tried ${guide.name}`, null);
  if (found !== null || at !== null) {
    const fresh = begin(guide, found, at);
    return { ...fresh, tried: [...new Set([...tried, ...fresh.tried])] };
  }
  if (fits(guide, before) && !(before.at in guide.outcomes)) return before;
  return guide.findings.some(({ check }) => check === "line_test") ? null : begin(guide, null, null);
}

function outageOf(mine: MyOutages | null, service: OwnService | null) {
  const here = mine?.services.find((one) => one.service.id === service?.id);
  return here?.outage && here.outage.state !== "suspected" ? here.outage : null;
}

function Outage({ text, onElse }: { text: string; onElse: () => void }) {
  return (
    <Card kind="tile">
      <p>{`${words.outage} ${text}`}</p>
      <div class="acts">
        <Go to="/help/outages" kind="button main">
          {words.outageSee}
        </Go>
        <Button onPress={onElse}>{words.outageElse}</Button>
      </div>
    </Card>
  );
}

function First({ guide, service, onSkip }: { guide: Guide; service: OwnService | null; onSkip: () => void }) {
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.first}</h2>
      <p>{service === null ? words.noService : words.firstWhy}</p>
      <div class="acts">
        {service !== null && (
          <Go to={`/help/line?service=${service.id}&guide=${guide.name}`} kind="button main">
            {words.test}
          </Go>
        )}
        <Button onPress={onSkip}>{words.skip}</Button>
      </div>
    </Card>
  );
}

interface WalkedProps {
  guide: Guide;
  walk: Walk;
  found: string | null;
  service: OwnService | null;
  onGo: (walk: Walk | null) => void;
}

function Walked({ guide, walk, found, service, onGo }: WalkedProps) {
  const step = guide.steps[walk.at];
  const outcome = guide.outcomes[walk.at];
  const onBack = walk.before.length > 0 ? () => onGo(back(walk)) : null;
  const verdict = found?.split("/")[0] as Verdict | undefined;
  return (
    <>
      {verdict !== undefined && walk.before.length === 0 && (
        <p class="lead-in">{words.found(lineTexts.title.of[verdict])}</p>
      )}
      {step !== undefined && (
        <Step
          {...{ guide, step, service, onBack }}
          number={walk.before.length + 1}
          onTake={(choice, wasDone) => onGo(take(walk, choice, wasDone))}
        />
      )}
      {outcome !== undefined && <End key={walk.at} {...{ guide, outcome, walk, service, found }} />}
      {outcome !== undefined && outcome.kind !== "guide" && (
        <div class="acts">
          {onBack !== null && <Button onPress={onBack}>{words.back}</Button>}
          <Button onPress={() => onGo(begin(guide, null, null))}>{words.restart}</Button>
        </div>
      )}
      {walk.tried.length > 0 && (
        <details class="more">
          <summary>{words.tried}</summary>
          <ul class="told-steps">
            {walk.tried.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
