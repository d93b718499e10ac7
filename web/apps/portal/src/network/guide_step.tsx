/** One step of a guide: one thing to do, its question, and the answers as whole rows to press. */

import type { Guide, GuideChoice, GuideStep } from "@selfcare/client";
import { Button, Card } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import type { OwnService } from "../care/services";
import { useOnce } from "../deeds/once";
import { GivenUp } from "../door/who";
import { usePortal } from "../portal";
import { guideTexts as words } from "./texts_guides";

interface Props {
  guide: Guide;
  step: GuideStep;
  number: number;
  service: OwnService | null;
  onTake: (choice: GuideChoice, wasDone: boolean) => void;
  onBack: (() => void) | null;
}

type Deed = NonNullable<GuideChoice["does"]>;

export function Step({ step, number, service, onTake, onBack }: Props) {
  const say = useRef<HTMLParagraphElement>(null);
  const [doing, setDoing] = useState<Deed | null>(null);
  const [isByHand, setByHand] = useState(false);
  const act = useDeed(service);
  // Where one was is gone once an answer is pressed; the first step must not take the heading's focus.
  useEffect(() => {
    if (number > 1) say.current?.focus();
  }, [step]);
  const press = async (choice: GuideChoice) => {
    if (doing !== null) return;
    if (choice.does === null) return onTake(choice, true);
    setDoing(choice.does);
    const end = await act(choice.does);
    setDoing(null);
    setByHand(end === "refused");
    if (end !== "given up") onTake(choice, end === "done");
  };
  return (
    <Card kind="tile">
      <p class="quiet">{words.step(number)}</p>
      <p role="status" class="done-words">
        {doing !== null ? words.doing[doing] : isByHand ? words.notDone : ""}
      </p>
      <p ref={say} class="guide-say" tabIndex={-1}>
        {step.say}
      </p>
      <div class="guide-choices">
        {step.choices.map((choice) => (
          <Button key={choice.title} inert={doing !== null} onPress={() => void press(choice)}>
            {choice.title}
          </Button>
        ))}
      </div>
      {onBack !== null && (
        <Button kind="plain" onPress={onBack}>
          {words.back}
        </Button>
      )}
    </Card>
  );
}

/** What we do from here. Whatever cannot be done leads on by hand; a test counts as done where the line is fine. */
function useDeed(service: OwnService | null): (deed: Deed) => Promise<"done" | "refused" | "given up"> {
  const { who, api, library } = usePortal();
  const once = useOnce();
  return async (deed) => {
    if (service === null) return "refused";
    const key = once([deed, service.id]);
    const asks: Record<Deed, () => Promise<boolean>> = {
      restart_device: async () => (await api.restartDevice(service.id, key)).state !== "failed",
      send_settings: async () => (await api.sendSettings(service.id, key)).state !== "failed",
      test_again: async () => (await api.testLine(service.id, key)).verdict === "fine",
      switch_roaming_on: async () => Boolean(await api.switchRoamingOn(service.id, key)),
    };
    try {
      const isDone = await who.guarded(asks[deed]);
      library.refresh();
      return isDone ? "done" : "refused";
    } catch (error) {
      return error instanceof GivenUp ? "given up" : "refused";
    }
  };
}
