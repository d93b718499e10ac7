/** Whichever dialog is open. One at a time, and only because the agent asked for it. */

import { CaseSheet } from "./card/case_sheet";
import { CloseSheet } from "./card/close_sheet";
import { PaySheet } from "./card/pay_sheet";
import { ReturnSheet } from "./card/return_sheet";
import { TransferSheet } from "./card/transfer_sheet";
import { VisitSheet } from "./card/visit_sheet";
import { VouchSheet } from "./card/vouch_sheet";
import { Commands } from "./keys/command_bar";
import { KeyMapSheet } from "./keys/key_map_sheet";
import { KeySheet } from "./keys/key_sheet";
import { AsideSheet } from "./line/aside_sheet";
import { CodesSheet, FactorSheet, PasswordSheet } from "./own/own_sheets";
import { SettingsSheet } from "./own/settings_sheet";
import type { Seen } from "./shell";
import type { Sheet } from "./state";
import type { Talk } from "./talk/talk";

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
