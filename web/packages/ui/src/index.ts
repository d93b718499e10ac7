/** The parts that every page of ours is made of. */

export { type Accent, deriveAccent, wearBrand } from "./brand";
export { Button } from "./button";
export { Card, type Fact, Facts, State, type Tone } from "./card";
export { contrast } from "./colour";
export { Icon, type IconName } from "./icons";
