/** What the forms about money share. */

import { Problem } from "@selfcare/client";
import { Icon } from "@selfcare/ui";
import { billTexts } from "../bills/texts_bills";
import { GivenUp } from "../door/who";
import { Go } from "../link";
import { payTexts } from "../pay/texts_pay";

export function BackTo({ to, title }: { to: string; title: string }) {
  return (
    <Go to={to} kind="back">
      <Icon name="back" />
      {title}
    </Go>
  );
}

export const BackToBills = () => <BackTo to="/bills" title={billTexts.tab} />;

/** In the page before there is anything to say, so that it is heard. */
export function Refused({ why }: { why: string | null }) {
  return (
    <div role="alert">
      {why !== null && why !== "" && (
        <p class="error">
          <Icon name="bad" />
          {why}
        </p>
      )}
    </div>
  );
}

/** The api says why and what to do; what it could not say is said here. Who went away hears nothing. */
export function whyNot(error: unknown): string {
  if (error instanceof GivenUp) return "";
  return error instanceof Problem && error.status < 500 && error.detail !== ""
    ? error.detail
    : payTexts.refused;
}
