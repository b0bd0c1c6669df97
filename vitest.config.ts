import { defineConfig } from "vitest/config";

/** Plain tests run in node; a test that renders components is a .test.tsx file and runs in jsdom. */
export default defineConfig({
  test: {
    // A crowded machine is no failure: these end what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["{src,scripts,bench}/**/*.test.ts"],
          setupFiles: ["src/testing/seed.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["src/testing/cleanUp.ts", "src/testing/seed.ts"],
        },
      },
    ],
  },
});
