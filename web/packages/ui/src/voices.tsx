/** What a screen reader says, and the hidden regions it says it from: in the page from the start, each line once. */

/** Shorter than 100 ms and some readers miss the line; longer and it is found again when browsing. */
const STAYS_MS = 1000;

export interface Spoken {
  id: number;
  text: string;
}

export class Announcer {
  private lines: readonly Spoken[] = [];
  private next = 1;
  private readonly changed: (lines: readonly Spoken[]) => void;

  constructor(changed: (lines: readonly Spoken[]) => void) {
    this.changed = changed;
  }

  say(text: string): void {
    const line = { id: this.next++, text };
    this.show([...this.lines, line]);
    setTimeout(() => this.show(this.lines.filter((one) => one !== line)), STAYS_MS);
  }

  private show(lines: readonly Spoken[]): void {
    this.lines = lines;
    this.changed(lines);
  }
}

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
