/** Which line the page is about, where there are several. */

import { Select } from "@selfcare/ui";
import { texts } from "../texts";
import type { Line } from "./lines";

interface Props {
  lines: readonly Line[];
  line: Line;
  onChoose: (id: string) => void;
}

export function LinePicker({ lines, line, onChoose }: Props) {
  if (lines.length < 2) return null;
  const options = lines.map(({ id, label }) => ({ value: id, label }));
  return <Select id="line" label={texts.line} {...{ options, onChoose }} chosen={line.id} />;
}
