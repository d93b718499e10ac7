/** Testing a line: start, wait with what is known, the verdict, and what to do next. */

import type { LineTest } from "@selfcare/client";
import { Button, Card, clock, PageHeading, useAttempt, useStore } from "@selfcare/ui";
import { useEffect, useState } from "preact/hooks";
import { BackTo } from "../care/care_parts";
import { whyNotDone } from "../care/care_refusals";
import { useLineTests } from "../care/read_care";
import { type Picked, PickService, servicesOf, usePicked } from "../care/services";
import { helpTexts } from "../care/texts_help";
import { Refused } from "../deeds/form_parts";
import { useAbout } from "../dock/about";
import { LineResult } from "../network/line_result";
import { lineTexts as words } from "../network/texts_network";
import type { PageProps } from "../pages";
import { usePortal } from "../portal";

const MOST_SECONDS = 20;
/** A line changes little in a minute, and asking again and again slows it for everybody. */
const PAUSE_MS = 60_000;
/** What was tested longer ago says nothing of now. */
const NOW_MS = 15 * 60_000;

export default function Line({ customer, query }: PageProps) {
  const picked = usePicked(servicesOf(customer), "tested", query.get("service"));
  const tests = useLineTests();
  const [made, setMade] = useState<LineTest | null>(null);
  const [isRunning, setRunning] = useState(false);
  useAbout(words.about);
  const { service } = picked;
  const last = tests.value?.find((one) => one.service.id === service?.id) ?? null;
  const shown = made?.service.id === service?.id ? made : last;
  const isOfNow = shown !== null && Date.now() - Date.parse(shown.tested.iso) < NOW_MS;
  const title = isRunning ? words.title.running : isOfNow ? words.title.of[shown.verdict] : words.title.start;
  const result = shown !== null && !isRunning && (
    <LineResult key={shown.id} test={shown} guide={query.get("guide")} />
  );
  return (
    <>
      <PageHeading title={title} tab={words.tab} above={<BackTo />} />
      <div class="help-page">
        {service === null && <p>{helpTexts.services.none}</p>}
        {/* What was just found comes first; an old test comes after the offer of a new one. */}
        {isOfNow && result}
        {service !== null && (
          <Start {...{ picked, last: shown, isRunning }} onRunning={setRunning} onDone={setMade} />
        )}
        {!isOfNow && result}
      </div>
    </>
  );
}

interface StartProps {
  picked: Picked;
  last: LineTest | null;
  isRunning: boolean;
  onRunning: (is: boolean) => void;
  onDone: (test: LineTest) => void;
}

function Start({ picked, last, isRunning, onRunning, onDone }: StartProps) {
  const { who, api, library } = usePortal();
  const attempt = useAttempt(whyNotDone);
  // One key until it is known how it ended: pressed again after silence, it is the same test.
  const [once, setOnce] = useState(() => crypto.randomUUID());
  const service = picked.service?.id ?? "";
  const run = async () => {
    onRunning(true);
    const isDone = await attempt.run(async () =>
      onDone(await who.guarded(() => api.testLine(service, once))),
    );
    onRunning(false);
    if (!isDone) return;
    setOnce(crypto.randomUUID());
    library.refresh();
    document.querySelector<HTMLElement>("#page h1")?.focus();
  };
  return (
    <Card kind="tile">
      {!isRunning && <PickService picked={picked} legend={words.which} />}
      {isRunning ? <Running /> : <p>{words.lead}</p>}
      <Refused why={attempt.error} />
      <StartButton last={last} isRunning={isRunning} onPress={() => void run()} />
    </Card>
  );
}

function StartButton({
  last,
  isRunning,
  onPress,
}: Pick<StartProps, "last" | "isRunning"> & { onPress: () => void }) {
  const { brand } = useStore(usePortal());
  const free = last === null ? 0 : Date.parse(last.tested.iso) + PAUSE_MS;
  const waits = useWaits(free);
  const label =
    last === null
      ? words.start
      : waits && brand !== null
        ? words.againAt(clock(Math.ceil(free / 60_000) * 60_000, brand))
        : words.again;
  return (
    <Button
      {...(last === null ? { kind: "main" as const } : {})}
      inert={isRunning || waits}
      onPress={onPress}
    >
      {label}
    </Button>
  );
}

/** True until then; the page looks again by itself. */
function useWaits(until: number): boolean {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (until <= Date.now()) return;
    const timer = setTimeout(() => setNow(Date.now()), until - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [until]);
  return now < until;
}

function Running() {
  const [left, setLeft] = useState(MOST_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 5)), 5_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="running">
      <p role="status">{words.looks}</p>
      <progress max={MOST_SECONDS} value={MOST_SECONDS - left} aria-label={words.title.running} />
      <p class="quiet">{words.left(left)}</p>
    </div>
  );
}
