/** A part of a page that stands on something read: it loads, fails and grows old by itself, and what is beside it goes on. */

import { Problem } from "@selfcare/client";
import { AsOf, clock, Failed, Loading, useStore } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { usePortal } from "../portal";
import { texts } from "../texts";
import { isNoAnswer } from "./library";
import type { Resource } from "./use_resource";

interface Props<Value> {
  of: Resource<Value>;
  /** In the sentence that says that it could not be loaded. */
  what: string;
  shape: ComponentChildren;
  /** What a refusal means here: nothing yet, or somebody else's to see. Null where it is a failure. */
  refused?: (problem: Problem) => ComponentChildren | null;
  children: (value: Value, isStale: boolean) => ComponentChildren;
}

export function Part<Value>({ of, what, shape, refused, children }: Props<Value>) {
  const { error, value, again } = of;
  const told = error instanceof Problem ? (refused?.(error) ?? null) : null;
  if (told !== null) return <>{told}</>;
  if (value !== null) {
    return (
      <>
        {error !== null && <Old of={of} />}
        {children(value, error !== null)}
      </>
    );
  }
  const { failed, slow } = texts.states;
  if (error === null) return <Loading {...{ shape, slow }} again={failed.again} onAgain={again} />;
  const why = isNoAnswer(error) ? failed.noAnswer : detailOf(error);
  return <Failed what={failed.what(what)} {...{ why }} again={failed.again} onAgain={again} />;
}

function Old<Value>({ of }: { of: Resource<Value> }) {
  const brand = useStore(usePortal()).brand;
  if (of.at === null || brand === null) return null;
  return <AsOf words={texts.states.stale(clock(of.at, brand))} isStale />;
}

function detailOf(error: unknown): string {
  return error instanceof Problem && error.detail !== "" ? error.detail : texts.states.failed.unknown;
}
