import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockProblems } from "./check-lock.mjs";
import { policyProblems } from "./check-policy.mjs";
import { firstLoad } from "./check-size.mjs";
import { addTests, failedTests, noTests, playwrightTests, vitestTests } from "./lib/counts.mjs";
import { isInstalled } from "./lib/install.mjs";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "layerpipe-checks-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("the lock check", () => {
  const integrity = "sha512-x";

  test("accepts a lock whose optional packages are all there, nested or not", () => {
    const packages = {
      "": {},
      "node_modules/a": { integrity, optionalDependencies: { "a-linux": "1", "a-darwin": "1" } },
      "node_modules/a-linux": { integrity },
      "node_modules/a/node_modules/a-darwin": { integrity },
      "node_modules/b/node_modules/c": { integrity, optionalDependencies: { d: "1" } },
      "node_modules/b/node_modules/d": { integrity },
    };
    expect(lockProblems({ packages })).toEqual([]);
  });

  test("refuses an address, a missing checksum and a missing platform", () => {
    const packages = {
      "node_modules/a": { integrity, resolved: "https://registry.example/a.tgz" },
      "node_modules/b": { integrity, optionalDependencies: { "b-linux": "1" } },
      "node_modules/c": {},
      "node_modules/c/node_modules/b-linux": { integrity },
    };
    expect(lockProblems({ packages })).toEqual([
      expect.stringContaining('node_modules/a holds an address ("resolved")'),
      expect.stringContaining("node_modules/b may need b-linux"),
      expect.stringContaining("node_modules/c has no checksum"),
    ]);
  });
});

describe("what is installed", () => {
  const wanted = {
    packages: {
      "": { version: "1.0.0" },
      "node_modules/a": { version: "1.2.3", integrity: "x" },
      "node_modules/a-darwin": { version: "1.2.3", integrity: "y", optional: true },
    },
  };

  test("is enough without another system's packages", () => {
    expect(
      isInstalled(wanted, { packages: { "node_modules/a": { version: "1.2.3", integrity: "x" } } }),
    ).toBe(true);
  });

  test("is not enough with a package missing or of another version", () => {
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
    expect(
      isInstalled(wanted, { packages: { "node_modules/a": { version: "1.2.4", integrity: "z" } } }),
    ).toBe(false);
  });
});

describe("the policy check", () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'";
  const page = (head: string, content = policy) =>
    `<html><head><meta http-equiv="Content-Security-Policy" content="${content}">${head}</head><body></body></html>`;

  test("accepts a page that fetches only its own files", () => {
    expect(policyProblems(page(`<script type="module" src="./a.js"></script><link href="./a.css">`))).toEqual(
      [],
    );
  });

  test.each([
    ["no policy", "<html></html>", "0 policies"],
    ["inline style allowed", page("", `${policy}; style-src-attr 'unsafe-inline'`), "allows 'unsafe-inline'"],
    ["another host allowed", page("", policy.replace("script-src 'self'", "script-src *")), "allows *"],
    ["no default", page("", policy.replace("default-src 'none'; ", "")), "lacks default-src"],
    ["an inline script", page("<script>1</script>"), "is inline"],
    ["an inline style", page("<style>a{}</style>"), "is inline"],
    ["a style attribute", page("").replace("<body", `<body style="color:red"`), "inline style"],
    ["an event attribute", page("").replace("<body", `<body onload="x()"`), "inline onload"],
    ["a script of another host", page(`<script src="//cdn.example/a.js"></script>`), "another host"],
    [
      "a policy too late",
      page("").replace("<head>", `<head><link href="./a.css">`),
      "stands before the policy",
    ],
  ])("refuses %s", (_, html, problem) => {
    expect(policyProblems(html).join("\n")).toContain(problem);
  });
});

describe("the first load", () => {
  test("is the page, its styles, and its scripts with static imports, but not lazy ones or workers", () => {
    mkdirSync(join(folder, "assets"));
    const html = `<link rel="stylesheet" href="./assets/a.css"><script type="module" src="./assets/a.js"></script>`;
    const page = written("index.html", html);
    written("assets/a.css", "a{}");
    written(
      "assets/a.js",
      `import{x as y}from"./b.js";export*from"./c.js";import("./lazy.js");new Worker(new URL("./w.js",import.meta.url))`,
    );
    written("assets/b.js", `import"./d.js";import"./a.js";export const x=1,s='import"./no.js"'`);
    for (const name of ["c", "d", "lazy", "w"]) written(`assets/${name}.js`, "export{}");
    expect(
      firstLoad(page)
        .map((path) => basename(path))
        .sort(),
    ).toEqual(["a.css", "a.js", "b.js", "c.js", "d.js", "index.html"]);
  });
});

describe("the counts", () => {
  test("of vitest and Playwright add up", () => {
    const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
    const playwright = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };
    const sum = addTests(
      vitestTests(written("unit.json", JSON.stringify(vitest))),
      playwrightTests(written("e2e.json", JSON.stringify(playwright))),
    );
    expect(sum).toEqual({ passed: 9, failed: 2, skipped: 5 });
  });

  test("never show a failed step as green", () => {
    expect(failedTests(vitestTests(join(folder, "never-written.json")))).toEqual({ ...noTests, failed: 1 });
  });
});
