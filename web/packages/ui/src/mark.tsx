/** The operator's drawn mark, or with its name. Readers skip it: the name stands beside it in words. */

const ADDRESS = "/v1/brand/logo";

export function Mark({ withName = false }: { withName?: boolean }) {
  const part = withName ? "" : "#alone";
  return (
    <picture class={withName ? "logo" : "mark"}>
      <source media="(prefers-color-scheme: dark)" srcset={`${ADDRESS}/dark${part}`} />
      <img src={`${ADDRESS}/light${part}`} alt="" />
    </picture>
  );
}
