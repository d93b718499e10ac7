/** Add-ons: what a line has and can have on top, added and removed by an offer that is confirmed. */

import type { AddonQuote, AddonReceipt, NewAddonChange } from "@selfcare/client";
import { Bones, Empty, PageHeading } from "@selfcare/ui";
import type { ComponentChildren } from "preact";
import { DeedPage, titleAt } from "../deeds/deed_page";
import { BackTo } from "../deeds/form_parts";
import { deedTexts } from "../deeds/texts_deed";
import { useDeed } from "../deeds/use_deed";
import type { PageProps } from "../pages";
import { AddonDone, AddonQuoted } from "../plan/addon_said";
import { AddonsMine, AddonsSold } from "../plan/addons_lists";
import { planTexts } from "../plan/texts_plan";
import { usePortal } from "../portal";
import { LinePicker } from "../reading/line_picker";
import { type Line, useLine } from "../reading/lines";
import { Part } from "../reading/part";
import { useMyPlans } from "../reading/read";
import { useResource } from "../reading/use_resource";

const words = planTexts.addonPage;
const KINDS = ["mobile", "broadband", "tv", "landline"] as const;
const BACK = <BackTo to="/plan" title={planTexts.tab} />;

export default function Addons({ customer, query }: PageProps) {
  const { lines, line, choose } = useLine(customer, KINDS, query.get("line"));
  if (line === null || !line.isHeld) {
    return (
      <div class="narrow">
        <PageHeading title={words.tab} above={BACK} />
        <Empty title={words.notHolder} />
      </div>
    );
  }
  return (
    <OfLine key={line.id} line={line}>
      <LinePicker lines={lines.filter(({ isHeld }) => isHeld)} line={line} onChoose={choose} />
    </OfLine>
  );
}

const deedOf = ({ action, addon, price }: AddonQuote): string =>
  action === "add"
    ? words.confirm.add(addon.name, words.price(price.display, addon.days))
    : words.confirm.remove(addon.name);

function OfLine({ line, children }: { line: Line; children: ComponentChildren }) {
  const made = useDeed<AddonQuote, AddonReceipt>("add-on", (api, { quote_id }, once) =>
    api.changeAddon(quote_id, once),
  );
  const { step, receipt } = made.state;
  const done = words.done[receipt?.action ?? "add"];
  return (
    <div class="narrow">
      <PageHeading title={titleAt(step, words.title(line.label), done)} tab={words.tab} above={BACK} />
      <DeedPage
        made={made}
        endsAt={(quote) => quote.ends_at}
        act={deedOf}
        what={deedOf}
        review={(quote) => <AddonQuoted quote={quote} />}
        receipt={(got) => <AddonDone receipt={got} line={line} />}
      >
        {children}
        <Choose line={line} made={made} />
      </DeedPage>
    </div>
  );
}

type Made = ReturnType<typeof useDeed<AddonQuote, AddonReceipt>>;

function Choose({ line, made: { deed, state } }: { line: Line; made: Made }) {
  const { api } = usePortal();
  const plans = useMyPlans();
  const addons = useResource(`add-ons ${line.kind}`, (from, stop) => from.addons(line.kind, stop));
  const ask = (addon_code: string, action: NewAddonChange["action"]) =>
    void deed.offer(() => api.quoteAddon({ service_id: line.id, addon_code, action }, crypto.randomUUID()));
  const mine = plans.value?.services.find(({ service }) => service.id === line.id)?.addons ?? [];
  const shape = <Bones lines={["half", "long", "long"]} />;
  return (
    <Part of={plans} what={words.what} {...{ shape }}>
      {(value, isStale) => {
        const mayChange = !isStale && !value.is_stale && !state.busy;
        return (
          <>
            {value.is_stale && <p class="quiet">{deedTexts.old}</p>}
            <AddonsMine {...{ mine, mayChange }} onRemove={(code) => ask(code, "remove")} />
            <Part of={addons} what={words.what} {...{ shape }}>
              {(sold) => (
                <AddonsSold {...{ mine, mayChange }} sold={sold.addons} onAdd={(code) => ask(code, "add")} />
              )}
            </Part>
          </>
        );
      }}
    </Part>
  );
}
