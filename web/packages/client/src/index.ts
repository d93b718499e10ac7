/** The client of the browser API, for every page of ours. */

export { type Api, createApi, here } from "./api";
export { backoff, isSeen, patience } from "./backoff";
export type { Progress } from "./bringing";
export { createDeskApi, type DeskApi } from "./desk";
export { type DeskNews, deskFeed } from "./desk_feed";
export type * from "./desk_types";
export { Feed } from "./feed";
export type { FeedHandlers, Link, Writer } from "./handlers";
export { isOver, Outbox, type OutboxHandlers, type Outgoing } from "./outbox";
export { createOwnApi, type OwnApi } from "./own";
export { canUsePasskeys, PasskeyNotShown, PasskeyThere } from "./passkeys";
export { createPortalApi, type PortalApi } from "./portal";
export type * from "./portal_account_types";
export type { CareApi, VisitFor } from "./portal_care";
export type * from "./portal_care_types";
export { createDoorApi, type DoorApi } from "./portal_door";
export type * from "./portal_plans_types";
export type * from "./portal_types";
export type * from "./portal_usage_types";
export { NoAnswer, Problem } from "./problem";
export { Push, type PushState } from "./push";
export { Reach } from "./reach";
export { CALLED_OFFLINE_AFTER_MS, Stream } from "./stream";
export type * from "./types";
