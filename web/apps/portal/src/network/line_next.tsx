/** What to do after a test: decided by its verdict, the likeliest help first. */

import type { LineTest, Verdict } from "@selfcare/client";
import { Button } from "@selfcare/ui";
import { useState } from "preact/hooks";
import type { ServiceKind } from "../care/services";
import { ConfirmSheet } from "../deeds/confirm_sheet";
import { Go } from "../link";
import { usePortal } from "../portal";
import { lineTexts as words } from "./texts_network";

type Step = LineTest["steps"][number]["code"];

export type Deed =
  | { kind: "go"; to: string; title: string }
  | { kind: "ask"; draft: string; title: string }
  | { kind: "restart"; title: string }
  | { kind: "settings"; title: string };

/** Which guide goes on where a test of this kind of service ends. */
const GUIDES: Record<ServiceKind, string> = {
  broadband: "internet_down",
  tv: "tv",
  landline: "landline",
  mobile: "mobile_no_service",
};
const BROADBAND: Partial<Record<Verdict, string>> = {
  wifi: "wifi",
  slow_sync: "internet_slow",
  fine: "internet_slow",
};

export function guideFor({ service, verdict }: LineTest): string {
  const own = service.kind === "broadband" ? BROADBAND[verdict] : undefined;
  return own ?? GUIDES[service.kind];
}

/** As the guides name what a test has found. */
export const foundBy = ({ verdict, steps }: LineTest): string =>
  steps[0] === undefined ? verdict : `${verdict}/${steps[0].code}`;

function deedOf(code: Step, test: LineTest): Deed | null {
  const service = test.service.id;
  const deeds: Partial<Record<Step, Deed>> = {
    restart_device: { kind: "restart", title: words.restart },
    change_channel: { kind: "restart", title: words.restart },
    send_settings: { kind: "settings", title: words.settings },
    report_fault: { kind: "go", to: `/help/cases/new?kind=fault&service=${service}`, title: words.report },
    follow_outage: { kind: "go", to: "/help/outages", title: words.follow },
    settle_account: { kind: "go", to: "/bills", title: words.bill },
    lift_bar: { kind: "go", to: `/help/sim?service=${service}`, title: words.bar },
    replace_sim: { kind: "go", to: `/orders/new?kind=sim&service=${service}`, title: words.sim },
    top_up: { kind: "ask", draft: words.topUpDraft, title: words.topUp },
  };
  return deeds[code] ?? null;
}

/** At most three: what the test itself proposes, the guide, and always a person. */
export function deedsOf(test: LineTest, guide: string | null = null): readonly Deed[] {
  const own = test.steps.flatMap(({ code }) => deedOf(code, test) ?? []);
  const steps: Deed = {
    ...{ kind: "go", title: words.guide },
    to: `/help/guides/${guide ?? guideFor(test)}?service=${test.service.id}&found=${encodeURIComponent(foundBy(test))}`,
  };
  const hasGuide = !["outage", "account_suspended"].includes(test.verdict);
  const person: Deed = { kind: "ask", draft: words.askDraft(words.title.of[test.verdict]), title: words.ask };
  const first = guide === null ? own.slice(0, 1) : [];
  const all = [...first, ...(hasGuide ? [steps] : []), ...own.slice(first.length)];
  const once = all.filter(({ title }, place) => all.findIndex((one) => one.title === title) === place);
  return [...once.slice(0, 2), person];
}

interface Props {
  test: LineTest;
  guide: string | null;
  onTold: (told: string) => void;
}

export function LineNext({ test, guide, onTold }: Props) {
  const { dock } = usePortal();
  const [asked, setAsked] = useState<"restart" | "settings" | null>(null);
  return (
    <section class="next-deeds">
      <h3>{words.next}</h3>
      <ul class="told-steps">
        {test.steps.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      <div class="acts">
        {deedsOf(test, guide).map((deed, place) => {
          const kind = place === 0 ? "main" : undefined;
          if (deed.kind === "go")
            return (
              <Go key={deed.title} to={deed.to} kind={kind ? "button main" : "button"}>
                {deed.title}
              </Go>
            );
          const press = () => (deed.kind === "ask" ? dock.open(deed.draft) : setAsked(deed.kind));
          return (
            <Button key={deed.title} {...(kind ? { kind } : {})} onPress={press}>
              {deed.title}
            </Button>
          );
        })}
      </div>
      {asked !== null && <Restart what={asked} test={test} onClose={() => setAsked(null)} onTold={onTold} />}
    </section>
  );
}

interface RestartProps {
  what: "restart" | "settings";
  test: LineTest;
  onClose: () => void;
  onTold: (told: string) => void;
}

function Restart({ what, test, onClose, onTold }: RestartProps) {
  const { api } = usePortal();
  const isRestart = what === "restart";
  return (
    <ConfirmSheet
      id="restart"
      title={isRestart ? words.restartTitle : words.settingsTitle}
      why={words.restartWhy}
      deed={isRestart ? words.restartDo : words.settings}
      run={(once) => (isRestart ? api.restartDevice : api.sendSettings)(test.service.id, once)}
      onDone={({ text }) => {
        onClose();
        onTold(text);
      }}
      onClose={onClose}
    />
  );
}
