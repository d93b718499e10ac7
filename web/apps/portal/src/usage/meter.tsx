/** How much is left, as a bar. Drawn, not styled, as the content policy asks; the words beside it say the same. */

export function Meter({ percent }: { percent: number }) {
  const tone = percent >= 100 ? "bad" : percent >= 80 ? "warn" : "good";
  return (
    <svg class={`meter ${tone}`} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="meter-all" width="100" height="4" rx="2" />
      <rect class="meter-left" width={Math.max(0, 100 - percent)} height="4" rx="2" />
    </svg>
  );
}
