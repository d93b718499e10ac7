/** Abroad: whether the line may be used there, and what each country costs. */

import { Bones, Card, Empty, PageHeading } from "@selfcare/ui";
import { useState } from "preact/hooks";
import { BackTo } from "../deeds/form_parts";
import type { PageProps } from "../pages";
import { RoamingSwitch } from "../plan/plan_roaming";
import { RoamingCountryCard } from "../plan/roaming_country";
import { RoamingList } from "../plan/roaming_list";
import { planTexts } from "../plan/texts_plan";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { useMyPlans } from "../reading/read";
import { useResource } from "../reading/use_resource";
import { usageTexts } from "../usage/texts_usage";

const words = planTexts.roaming;
const BACK = <BackTo to="/plan" title={planTexts.tab} />;

export default function Roaming({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, ["mobile"], query.get("line"));
  return (
    <>
      <PageHeading
        title={line === null ? words.card : words.title(line.label)}
        tab={words.tab}
        above={BACK}
      />
      {line === null ? (
        <Empty title={usageTexts.topUps.onlyMobile} />
      ) : (
        <>
          <LinePicker {...{ lines, line }} onChoose={choose} />
          <OfLine key={line.id} line={line} />
        </>
      )}
    </>
  );
}

function OfLine({ line }: { line: Line }) {
  const plans = useMyPlans();
  const prices = useResource("roaming prices", (api, stop) => api.roamingPrices(stop));
  const [country, setCountry] = useState<string | null>(null);
  const shape = <Bones lines={["half", "long", "long"]} />;
  const mine = plans.value?.services.find(({ service }) => service.id === line.id);
  return (
    <div class="roaming">
      <Card kind="tile">
        <Part of={plans} what={planTexts.what} {...{ shape }}>
          {(value, isStale) =>
            mine && (
              <RoamingSwitch {...{ line, mine }} mayChange={line.isHeld && !isStale && !value.is_stale} />
            )
          }
        </Part>
      </Card>
      {country !== null && (
        <RoamingCountryCard key={country} {...{ line, country }} onClose={() => setCountry(null)} />
      )}
      <Card kind="tile">
        <Part of={prices} what={words.what} {...{ shape }}>
          {(value) => (
            <RoamingList
              prices={value}
              covered={mine?.allowances.roaming ?? []}
              {...{ country }}
              onChoose={setCountry}
            />
          )}
        </Part>
      </Card>
    </div>
  );
}
