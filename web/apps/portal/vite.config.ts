/** How the portal is built: what the first page needs, and a script for each other page; nothing inlined. */
import { defineConfig } from "vite";

export default defineConfig({
  base: "/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // tools/checks/first_loads_are_small.py reads what needs what.
    manifest: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // What stands between the pages and the network keeps its name.
      input: { main: "index.html", "service-worker": "src/service_worker.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
    reportCompressedSize: true,
  },
});
