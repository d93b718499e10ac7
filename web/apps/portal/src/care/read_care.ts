/** What the pages of help read, each under one name. */

import { useResource } from "../reading/use_resource";

export const useVisits = () => useResource("visits", (api, stop) => api.visits(stop));
export const useOrders = () => useResource("orders", (api, stop) => api.orders(stop));
export const useCases = () => useResource("cases", (api, stop) => api.cases(stop));
export const useLineTests = () => useResource("line tests", (api, stop) => api.lineTests(stop));
export const useDevices = () => useResource("devices", (api, stop) => api.devices(stop));
export const useGuides = () => useResource("guides", (api, stop) => api.guides(stop));
export const useAllOutages = (postcode: string | null) =>
  useResource(`all outages ${postcode ?? ""}`, (api, stop) => api.allOutages(postcode, stop));
export const useAreas = () => useResource("areas", (api, stop) => api.areas(stop));
