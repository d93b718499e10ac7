/** The steps that every change shares: refused, looked at a last time, without an answer. */

import { Button, Card, clock, Icon, useStore } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { usePortal } from "../portal";
import type { Deed } from "./deed";
import { deedTexts as words } from "./texts_deed";

/** In the page before there is anything to say, so that it is heard. */
export function Refusal({ why }: { why: string | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (why !== null) box.current?.focus();
  }, [why]);
  return (
    <div ref={box} role="alert" tabIndex={-1} class={why === null ? "" : "refusal"}>
      {why !== null && (
        <p class="failed-what">
          <Icon name="bad" />
          <span>{why}</span>
        </p>
      )}
    </div>
  );
}

interface ReviewProps<Offer, Receipt> {
  deed: Deed<Offer, Receipt>;
  endsAt: string;
  /** The deed itself, with what it costs. */
  act: string;
  /** Another way to confirm the same offer. */
  others?: ComponentChildren;
  children: ComponentChildren;
}

export function Review<Offer, Receipt>({ deed, endsAt, act, others, children }: ReviewProps<Offer, Receipt>) {
  const { busy, step } = useStore(deed);
  const { isAway } = useStore(usePortal().connection);
  const left = useTimeLeft(endsAt);
  const isOver = left === "over" && step === "review";
  return (
    <div class="form">
      {children}
      <Holds {...{ endsAt, left, isAway }} isDoing={step === "doing"} />
      {isOver || <Confirm {...{ deed, act }} inert={busy || isAway} />}
      {left !== "long" && step === "review" && (
        <Button {...(isOver ? { kind: "main" as const } : {})} inert={busy} onPress={() => deed.renew()}>
          {isOver ? words.again : words.longer}
        </Button>
      )}
      {!isOver && others}
      {!busy && <Button onPress={() => deed.change()}>{words.back}</Button>}
    </div>
  );
}

function Confirm<Offer, Receipt>({ deed, act, inert }: ConfirmProps<Offer, Receipt>) {
  return (
    <Button kind="main" inert={inert} onPress={() => void deed.confirm()}>
      {act}
    </Button>
  );
}

interface ConfirmProps<Offer, Receipt> {
  deed: Deed<Offer, Receipt>;
  act: string;
  inert: boolean;
}

interface HoldsProps {
  endsAt: string;
  left: Left;
  isAway: boolean;
  isDoing: boolean;
}

function Holds({ endsAt, left, isAway, isDoing }: HoldsProps) {
  const { brand } = useStore(usePortal());
  if (brand === null) return null;
  const until = clock(endsAt, brand);
  const said = { long: words.holds, soon: words.endsSoon, over: words.over }[left](until);
  return (
    <p class="quiet" role="status">
      {isAway ? words.away : isDoing ? words.doing : said}
    </p>
  );
}

type Left = "long" | "soon" | "over";
const WARNED_MS = 2 * 60_000;

/** Told once before it ends, so that it can be kept longer. */
function useTimeLeft(endsAt: string): Left {
  const [left, setLeft] = useState<Left>("long");
  useEffect(() => {
    const ms = Date.parse(endsAt) - Date.now();
    setLeft(ms <= 0 ? "over" : ms <= WARNED_MS ? "soon" : "long");
    const timers = [
      setTimeout(() => setLeft("soon"), Math.max(0, ms - WARNED_MS)),
      setTimeout(() => setLeft("over"), Math.max(0, ms)),
    ];
    return () => timers.forEach(clearTimeout);
  }, [endsAt]);
  return left;
}

/** Confirmed, and no answer yet: what is known, and that nobody has to do it again. */
export function NoAnswerYet<Offer, Receipt>({ deed, what }: { deed: Deed<Offer, Receipt>; what: string }) {
  const { step, busy } = useStore(deed);
  const isBroken = step === "broken";
  return (
    <Card kind="tile">
      <p class="failed-what">
        <Icon name="half" />
        {words.unknown}
      </p>
      <p role="status">{isBroken ? words.broken(what) : words.unknownWhy(what)}</p>
      {isBroken && <p>{words.brokenWhy}</p>}
      <div class="acts">
        <Button kind="main" inert={busy} onPress={() => void deed.confirm()}>
          {isBroken ? words.finish : words.ask}
        </Button>
        {isBroken && !busy && <Button onPress={() => deed.change()}>{words.drop}</Button>}
      </div>
    </Card>
  );
}
