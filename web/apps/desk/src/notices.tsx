/** What an agent has to know and can do something about: a refusal, a deed that can still be undone. */

import { Button, Icon } from "@selfcare/ui";
import type { Seen } from "./shell";
import { texts } from "./texts";

export function Notices({ desk, state }: Seen) {
  return (
    <div class="notices">
      <div role="alert">
        {state.refused !== null && (
          <div class="notice bad">
            <Icon name="bad" />
            <p>{state.refused}</p>
            <Button kind="plain" onPress={desk.dismiss}>
              {texts.dismiss}
            </Button>
          </div>
        )}
      </div>
      {state.told !== null && (
        <div class="notice">
          <Icon name="info" />
          <p>{state.told}</p>
          <Button kind="plain" onPress={desk.dismiss}>
            {texts.dismiss}
          </Button>
        </div>
      )}
      {state.held !== null && (
        <div class="notice">
          <Icon name="half" />
          <p>{state.held.said}</p>
          <Button kind="plain" title={texts.withKey(texts.undo, "Ctrl Z")} onPress={state.held.undo}>
            {texts.undo}
          </Button>
          {state.held.now !== null && (
            <Button kind="plain" onPress={() => void desk.undo.now()}>
              {texts.now}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
