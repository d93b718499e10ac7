/** What is said of files, with sizes as people write them. */

import type { FileWords } from "@selfcare/ui";
import { texts } from "./texts";

export const fileWords = (): FileWords => ({
  ...texts.files,
  tooLarge: (most) => texts.files.tooLarge(sizeOf(most)),
  otherKind: (most) => texts.files.otherKind(sizeOf(most)),
});

export function sizeOf(bytes: number): string {
  if (bytes >= 1024 * 1024) {
    return `${(bytes / 1024 / 1024).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;
  }
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
