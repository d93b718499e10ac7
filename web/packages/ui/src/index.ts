/** The parts that every page of ours is made of. */

export { AddFiles, pasteInto, useDropping } from "./add_files";
export { type Accent, deriveAccent, wearBrand } from "./brand";
export { Button } from "./button";
export { Card, type Fact, Facts, State, type Tone } from "./card";
export { contrast } from "./colour";
export { Dialog } from "./dialog";
export { Field, LongField, Remarks, remarkedBy } from "./field";
export { Icon, type IconName } from "./icons";
export { Linked } from "./linked";
export { Store } from "./store";
export { type Added, type FileWords, Tray } from "./tray";
export { TrayList } from "./tray_list";
export { useStore } from "./use_store";
export { Announcer, type Spoken, Voices } from "./voices";
