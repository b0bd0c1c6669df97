// Writes THIRD_PARTY_NOTICES.md from the production packages' licence files; --check compares instead.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./lib/run.mjs";
import { report } from "./lib/verdict.mjs";

/** @typedef {{ name: string, version: string, license: string, text: string }} Notice */

const file = join(root, "THIRD_PARTY_NOTICES.md");

/** Data files that come with the app and were not made for it. */
const data = [
  {
    name: "PipeDream's profiles (public/samples), https://github.com/msr-fiddle/pipedream",
    license: "MIT",
    text: readFileSync(join(root, "public/samples/LICENSE.pipedream.txt"), "utf8").trim(),
  },
  {
    name: "PyTorch's schedules (src/schedule/orders/samples), https://github.com/pytorch/pytorch",
    license: "BSD-3-Clause",
    text: readFileSync(join(root, "src/schedule/orders/samples/LICENSE.pytorch.txt"), "utf8").trim(),
  },
];

/** The packages the app and the command line use, but not the optional ones that differ between systems. */
function productionPackages() {
  /** @type {{ packages: Record<string, { dev?: boolean, optional?: boolean, devOptional?: boolean }> }} */
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== "" && !entry.dev && !entry.optional && !entry.devOptional)
    .map(([path]) => noticeOf(path));
}

/**
 * @param {string} path in the lock
 * @returns {Notice}
 */
function noticeOf(path) {
  const folder = join(root, path);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const texts = readdirSync(folder)
    .filter((entry) => /^(licen[cs]e|copying|notice)/i.test(entry))
    .sort()
    .map((entry) => readFileSync(join(folder, entry), "utf8").replaceAll("\r\n", "\n").trim());
  return {
    name,
    version,
    license,
    text: texts.join("\n\n") || `${name} comes under ${license} without a text.`,
  };
}

/** @param {readonly Notice[]} packages */
function pageOf(packages) {
  /** @type {Map<string, Notice[]>} */
  const groups = new Map();
  for (const notice of packages) groups.set(notice.text, [...(groups.get(notice.text) ?? []), notice]);
  const sections = [...groups].map(([text, notices]) => {
    const title = notices.map(({ name, version }) => `${name} ${version}`).join(", ");
    return section(title, notices[0].license, text);
  });
  return `# Third-party notices

LayerPipe Explorer comes with the work of others, listed here with their licences. This file is written by
\`npm run notices\`.

## Data

${data.map(({ name, license, text }) => section(name, license, text)).join("\n")}
## Packages

${sections.join("\n")}`;
}

/**
 * @param {string} title
 * @param {string} license
 * @param {string} text
 */
function section(title, license, text) {
  return `### ${title}\n\nLicence: ${license}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}

const page = pageOf(productionPackages());
if (process.argv.includes("--check")) {
  const isCurrent = existsSync(file) && readFileSync(file, "utf8") === page;
  report(
    "THIRD_PARTY_NOTICES.md",
    isCurrent ? [] : ["it is not what the packages say; run: npm run notices"],
  );
} else {
  writeFileSync(file, page);
}
