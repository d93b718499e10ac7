/** How old a value is: by its own system's clock, and said louder where that system does not answer. */

import { AsOf } from "@selfcare/ui";
import { texts } from "../texts";

interface Props {
  of: { as_of: string; is_stale: boolean };
  /** We are not reached ourselves, which the part around it says. */
  isStale: boolean;
}

export function Age({ of: { as_of, is_stale }, isStale }: Props) {
  if (isStale) return null;
  const { stale, asOf } = texts.states;
  return <AsOf words={is_stale ? stale(as_of) : asOf(as_of)} isStale={is_stale} />;
}
