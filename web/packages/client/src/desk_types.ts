/** Short names for what the api says at the agents' desk. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type Me = Schemas["AgentOut"];
export type Presence = Schemas["StateOut"];
export type PresenceWord = Schemas["StateIn"]["state"];
export type Queued = Schemas["QueuedOut"];
export type Chat = Schemas["ChatOut"];
export type Transfer = Schemas["TransferIn"];
export type Ending = Schemas["EndIn"];
