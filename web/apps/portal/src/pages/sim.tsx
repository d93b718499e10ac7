/** Phone and SIM: blocking a lost phone first, then SIMs and the codes that open things. */

import { Card, PageHeading } from "@selfcare/ui";
import { BackTo } from "../care/care_parts";
import { PickService, servicesOf, usePicked } from "../care/services";
import type { PageProps } from "../pages";
import { holds } from "../reading/read";
import { ActivateSim } from "../sims/sim_activate";
import { LostPhone } from "../sims/sim_lost";
import { Porting } from "../sims/sim_porting";
import { Puk } from "../sims/sim_puk";
import { simTexts as words } from "../sims/texts_sim";

export default function SimPage({ customer, query }: PageProps) {
  const picked = usePicked(servicesOf(customer, "mobile"), "mobile", query.get("service"));
  const { service } = picked;
  const isBarred = service?.state === "barred";
  return (
    <div class="narrow">
      <PageHeading
        title={service !== null && isBarred ? words.barredTitle(service.label) : words.title}
        tab={words.tab}
        above={<BackTo />}
      />
      {service === null ? (
        <p>{words.none}</p>
      ) : (
        // Another line is another page: no code of one is shown beside the other.
        <div class="help-page" key={service.id}>
          {picked.services.length > 1 && (
            <Card kind="tile">
              <PickService picked={picked} legend={words.which} />
            </Card>
          )}
          <LostPhone service={service} isHolder={holds(customer)} />
          {holds(customer) && <ActivateSim service={service} sim={query.get("sim")} />}
          <Puk service={service} />
          {holds(customer) && !isBarred && <Porting service={service} />}
        </div>
      )}
    </div>
  );
}
