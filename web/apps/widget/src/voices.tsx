/** The hidden regions that screen readers speak from; in the page from the start, or nothing would be said. */

import type { Spoken } from "./announcer";

export function Voices({ polite, urgent }: { polite: readonly Spoken[]; urgent: readonly Spoken[] }) {
  return (
    <>
      <Voice lines={polite} live="polite" />
      <Voice lines={urgent} live="assertive" />
    </>
  );
}

function Voice({ lines, live }: { lines: readonly Spoken[]; live: "polite" | "assertive" }) {
  return (
    <div class="spoken" aria-live={live} aria-relevant="additions" data-voice={live}>
      {lines.map((line) => (
        <p key={line.id}>{line.text}</p>
      ))}
    </div>
  );
}
