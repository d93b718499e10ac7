/** Why what is in the box can't go now, in words; null where it can. */

import type { Added } from "@selfcare/ui";
import type { DeskState } from "../state";
import { texts } from "../texts";
import { gapIn } from "./guards";
import type { Mode } from "./outbox";

const LONGEST = 4_000;

interface Asked {
  text: string;
  mode: Mode;
  state: Pick<DeskState, "stale">;
  isMine: boolean;
  added: readonly Added[];
}

export function blockOf({ text, mode, state, isMine, added }: Asked): string | null {
  const length = text.trim().length;
  const files = mode === "reply" ? added : [];
  if (length === 0 && files.every((one) => one.state === "failed")) return texts.block.empty;
  if (length > LONGEST) return texts.block.long(length - LONGEST);
  if (state.stale) return texts.block.stale;
  if (mode === "note") return null;
  if (!isMine) return texts.block.notMine;
  if (files.some((one) => one.state === "bringing")) return texts.block.bringing;
  const gap = gapIn(text);
  return gap === null ? null : texts.block.gap(gap);
}
