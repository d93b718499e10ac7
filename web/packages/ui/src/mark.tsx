/** The operator's drawn mark, or with its name. Readers skip it: the name stands beside it in words. */

const ADDRESS = "/v1/brand/logo";

/** Drawn for both; the style sheet shows the one of the theme that is chosen, which need not be the system's. */
const THEMES = ["light", "dark"] as const;

export function Mark({ withName = false }: { withName?: boolean }) {
  const part = withName ? "" : "#alone";
  return (
    <span class={withName ? "logo" : "logo alone"}>
      {THEMES.map((theme) => (
        <img key={theme} class={`in-${theme}`} src={`${ADDRESS}/${theme}${part}`} alt="" />
      ))}
    </span>
  );
}
