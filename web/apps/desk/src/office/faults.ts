/** What is wrong with a form, each fault beside the field it is about. */

import { Problem } from "@selfcare/client";
import { refusalOf } from "../refusals";
import { texts } from "../texts";

/** In words, by field; what is about no field of the form is about the whole of it. */
export type Faults = Readonly<Record<string, string>>;
export const WHOLE = "whole";

interface Malformed {
  field: string;
  fault: string;
}

export function faultsOf(error: unknown, fields: readonly string[]): Faults {
  if (!(error instanceof Problem)) return { [WHOLE]: refusalOf(error, texts.office.noAnswer) };
  const { field, fields: malformed } = error.facts;
  if (!Array.isArray(malformed)) {
    const about = typeof field === "string" && fields.includes(field) ? field : WHOLE;
    return { [about]: refusalOf(error) };
  }
  return Object.fromEntries(
    (malformed as Malformed[]).map((one) => {
      const about = one.field.split(".").findLast((part) => fields.includes(part));
      return about === undefined
        ? [WHOLE, `${one.field}: ${one.fault}`]
        : [about, texts.office.fault(one.fault)];
    }),
  );
}
