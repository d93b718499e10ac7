/** Codes were asked for too often: from when on they can be again, and what can be done meanwhile. */

import { Button, clock, Icon, useStore } from "@selfcare/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { usePortal } from "../portal";
import { PasskeyWay } from "./passkey_way";
import { doorTexts } from "./texts_door";

const words = doorTexts.limited;

interface Props {
  until: number;
  onEnter: () => void;
  onFree: () => void;
}

export function Limited({ until, onEnter, onFree }: Props) {
  const { brand } = useStore(usePortal());
  const heading = useRef<HTMLHeadingElement>(null);
  const isFree = useReached(until);
  useEffect(() => heading.current?.focus(), []);
  const formats = brand ?? { locale: "en-GB", timezone: "UTC" };
  return (
    <div class="sign-in limited">
      <h2 class="tile-title" tabIndex={-1} ref={heading}>
        <Icon name="clock" />
        {words.title}
      </h2>
      <p role="status">{isFree ? words.free : words.why(clock(until, formats))}</p>
      <PasskeyWay deed={doorTexts.passkey} isAlone />
      {isFree ? (
        <Button kind="main" onPress={onFree}>
          {words.again}
        </Button>
      ) : (
        <>
          <p>{words.meanwhile}</p>
          <Button kind="main" onPress={onEnter}>
            {words.enter}
          </Button>
        </>
      )}
    </div>
  );
}

function useReached(at: number): boolean {
  const [isReached, setReached] = useState(Date.now() >= at);
  useEffect(() => {
    const timer = setTimeout(() => setReached(true), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return isReached;
}
