/** How the chat page is built: one script, one style sheet, nothing inlined, as the content policy asks. */
import { defineConfig } from "vite";

export default defineConfig({
  base: "/chat/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      // What operators' pages load, and what browsers run while ours is closed: each by its own name, and whole.
      input: { main: "index.html", embed: "src/embed.ts", "service-worker": "src/service_worker.ts" },
      output: {
        entryFileNames: ({ name }) => (name === "main" ? "assets/[name]-[hash].js" : "[name].js"),
      },
    },
  },
});
