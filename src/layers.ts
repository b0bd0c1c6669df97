/**
 * The map of the house: what each folder of src may import. layers.test.ts holds every file to it.
 *
 * base → model → tasks → schedule → analysis → scene → {worker, render} → state → export → view → app
 */

/** What the files of one folder may import, besides the folder itself. */
export interface Layer {
  readonly folders: readonly string[];
  /** Package names (with their subpaths); "node:" stands for all of Node's own modules. */
  readonly packages: readonly string[];
}

/** Packages whose names may be imported only if one of the listed smaller packages defines them. */
export type PackageParts = Readonly<Record<string, readonly string[]>>;

const pure = ["base", "model", "tasks", "schedule", "analysis"];
const purePackages = ["flatqueue", "valibot"];
const pagePackages = ["react", "react-dom", "zustand", "d3"];

/** Keyed by folder of src, or by the name of a file that stands directly in src. */
export const layers: Readonly<Record<string, Layer>> = {
  base: { folders: [], packages: purePackages },
  model: { folders: ["base"], packages: purePackages },
  tasks: { folders: ["base", "model"], packages: purePackages },
  schedule: { folders: ["base", "model", "tasks"], packages: purePackages },
  analysis: { folders: ["base", "model", "tasks", "schedule"], packages: purePackages },
  scene: { folders: pure, packages: [...purePackages, "d3"] },
  worker: { folders: [...pure, "scene"], packages: [] },
  render: { folders: ["base", "scene"], packages: [] },
  state: {
    folders: [...pure, "worker", "scene"],
    packages: [...pagePackages, "fflate", "idb-keyval", "valibot"],
  },
  export: { folders: [...pure, "scene", "render"], packages: ["fflate", "valibot"] },
  view: { folders: [...pure, "scene", "render", "export", "state"], packages: pagePackages },
  app: {
    folders: [...pure, "worker", "scene", "render", "export", "state", "view"],
    packages: [...pagePackages, "idb-keyval"],
  },
  gallery: { folders: [...pure, "scene", "render"], packages: [] },
  testing: {
    folders: [...pure, "scene"],
    packages: ["@testing-library", "fast-check", "vitest", "vite", "node:"],
  },
  main: { folders: ["app", "view"], packages: ["react", "react-dom", "@fontsource-variable"] },
  cli: {
    folders: [...pure, "worker", "scene", "render", "export"],
    packages: ["commander", "valibot", "node:"],
  },
  layers: { folders: [], packages: [] },
};

/** Folders that compute without a screen take only d3's pure mathematics. */
export const parts: Readonly<Record<string, PackageParts>> = {
  scene: { d3: ["d3-array", "d3-format", "d3-interpolate", "d3-scale", "d3-shape"] },
};

/** What test files may import on top of their folder's own list; the folder testing is theirs alone. */
export const testLayer: Layer = {
  folders: ["testing"],
  packages: ["@testing-library", "fast-check", "vitest", "node:"],
};

/** Exceptions in force, each "file → import", with who removes it and by when. Empty is the goal. */
export const debts: readonly string[] = [];
