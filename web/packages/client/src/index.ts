/** The client of the browser API, for every page of ours. */

export { type Api, createApi } from "./api";
export { backoff } from "./backoff";
export { CALLED_OFFLINE_AFTER, Feed, type FeedHandlers, type Link } from "./feed";
export { Outbox, type OutboxHandlers, type Outgoing } from "./outbox";
export { NoAnswer, Problem } from "./problem";
export type * from "./types";
