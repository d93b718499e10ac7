/** A button. While its deed is under way it keeps the focus and does nothing, instead of being taken away. */

import type { JSX } from "preact";

interface Props extends Omit<JSX.HTMLAttributes<HTMLButtonElement>, "onClick" | "class"> {
  kind?: "main" | "plain" | "choice";
  type?: "button" | "submit";
  inert?: boolean;
  onPress?: () => void;
}

export function Button({ kind, type = "button", inert = false, onPress, children, ...rest }: Props) {
  const press = (event: Event) => {
    if (inert) event.preventDefault();
    else onPress?.();
  };
  return (
    <button {...rest} type={type} class={`button ${kind ?? ""}`} aria-disabled={inert} onClick={press}>
      {children}
    </button>
  );
}
