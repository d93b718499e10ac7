/** Whichever dialog is open. One at a time, and only because the agent asked for it. */

import { AsideSheet } from "./aside_sheet";
import { CaseSheet } from "./case_sheet";
import { CloseSheet } from "./close_sheet";
import { Commands } from "./command_bar";
import { KeyMapSheet } from "./key_map_sheet";
import { KeySheet } from "./key_sheet";
import { CodesSheet, FactorSheet, PasswordSheet } from "./own_sheets";
import { PaySheet } from "./pay_sheet";
import { ReturnSheet } from "./return_sheet";
import { SettingsSheet } from "./settings_sheet";
import type { Seen } from "./shell";
import type { Sheet } from "./state";
import type { Talk } from "./talk";
import { TransferSheet } from "./transfer_sheet";
import { VisitSheet } from "./visit_sheet";
import { VouchSheet } from "./vouch_sheet";

const OF_ONESELF = {
  keys: KeySheet,
  keymap: KeyMapSheet,
  commands: Commands,
  settings: SettingsSheet,
  password: PasswordSheet,
  factor: FactorSheet,
  codes: CodesSheet,
} satisfies Partial<Record<Sheet, unknown>>;

const OF_A_TALK = {
  transfer: TransferSheet,
  return: ReturnSheet,
  close: CloseSheet,
  aside: AsideSheet,
  pay: PaySheet,
  case: CaseSheet,
  visit: VisitSheet,
  vouch: VouchSheet,
} satisfies Partial<Record<Sheet, unknown>>;

export function Sheets({ desk, state }: Seen) {
  const { sheet, talk } = state;
  if (sheet === null) return null;
  if (isOfOneself(sheet)) {
    const Own = OF_ONESELF[sheet];
    return <Own desk={desk} />;
  }
  const Of = OF_A_TALK[sheet];
  return talk === null ? null : <Of desk={desk} talk={talk as Talk} />;
}

function isOfOneself(sheet: Sheet): sheet is keyof typeof OF_ONESELF {
  return sheet in OF_ONESELF;
}
