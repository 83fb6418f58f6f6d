import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://catalogue.example/",
  trailingSlash: "always",
  // The programs are shared by sites of all sizes: each keeps its own cache.
  cacheDir: "./.cache",
  vite: { cacheDir: "./.cache/vite" },
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false, smartypants: false },
});
