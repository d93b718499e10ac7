/** The parts that every page of ours is made of. */

export { AddFiles, pasteInto, useDropping } from "./add_files";
export { ago } from "./ago";
export { type Attempt, useAttempt } from "./attempt";
export { type Bar, Bars, type BarWords } from "./bars";
export { type Accent, deriveAccent, wearBrand } from "./brand";
export { Button } from "./button";
export { Card, type Fact, Facts, type Shown, State, type Tone } from "./card";
export { Checks } from "./checks";
export { chime } from "./chime";
export { type Choice, Choices } from "./choices";
export { contrast } from "./colour";
export { Dialog } from "./dialog";
export { Field, LongField, Remarks, remarkedBy } from "./field";
export { clock, data, dayAndTime, type Formats, money, readAmount, roundMoney } from "./formats";
export { PageHeading } from "./heading";
export { Icon, type IconName } from "./icons";
export { Linked } from "./linked";
export { Mark } from "./mark";
export { Pace, type PacePoint } from "./pace";
export { Select } from "./select";
export { AsOf, Bones, Empty, Failed, Loading } from "./states";
export { Store } from "./store";
export { chooseTheme, chosenTheme, followTheme, type Theme } from "./theme";
export { type Added, type FileWords, Tray } from "./tray";
export { TrayList } from "./tray_list";
export { useStore } from "./use_store";
export { Announcer, type Spoken, Voices } from "./voices";
