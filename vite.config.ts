import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/**
 * The page's content security policy allows nothing inline. The development server's own client needs
 * inline scripts and styles and a socket, so while developing, and only then, the policy allows them.
 */
const developmentPolicy: Plugin = {
  name: "development-policy",
  apply: "serve",
  transformIndexHtml: (html, { server }) =>
    server === undefined
      ? html
      : html
          .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
          .replace("connect-src 'self'", "connect-src 'self' ws:"),
};

export default defineConfig({
  base: "./",
  plugins: [react(), developmentPolicy],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Inlined files would be data: addresses, which the policy forbids for fonts.
    assetsInlineLimit: 0,
  },
});
