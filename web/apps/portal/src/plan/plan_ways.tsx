/** The ways out, in plain sight. */

import { Card, Icon } from "@selfcare/ui";
import { Go } from "../link";
import type { Line } from "../reading/lines";
import { planTexts as words } from "./texts_plan";

export function PlanWays({ line, isEnding }: { line: Line; isEnding: boolean }) {
  if (isEnding) return null;
  return (
    <Card kind="tile">
      <h2 class="tile-title">{words.leave}</h2>
      <ul class="ways">
        <li>
          <Go to={`/plan/end?line=${line.id}`}>
            {words.end}
            <Icon name="next" />
          </Go>
        </li>
        {line.kind === "mobile" && (
          <li>
            <Go to={`/plan/end?line=${line.id}`}>
              {words.keepNumber}
              <Icon name="next" />
            </Go>
          </li>
        )}
      </ul>
    </Card>
  );
}
