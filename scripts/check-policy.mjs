// Checks the built page: a strict content security policy, nothing inline, no other host.
import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { root } from "./lib/run.mjs";
import { report, runDirectly } from "./lib/verdict.mjs";

/** What each directive may hold at most. A directive that is not listed must not be there. */
const allowed = new Map([
  ["default-src", ["'none'"]],
  ["script-src", ["'self'"]],
  ["style-src", ["'self'"]],
  ["font-src", ["'self'"]],
  ["img-src", ["'self'", "data:", "blob:"]],
  ["connect-src", ["'self'"]],
  ["worker-src", ["'self'"]],
  ["manifest-src", ["'self'"]],
  ["base-uri", ["'none'"]],
  ["form-action", ["'none'"]],
]);
const required = ["default-src", "script-src", "style-src", "base-uri", "form-action"];

/**
 * Everything wrong with a built page, one sentence each.
 * @param {string} html
 * @returns {string[]}
 */
export function policyProblems(html) {
  const { document } = new JSDOM(html).window;
  const metas = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')];
  if (metas.length !== 1) return [`the page has ${metas.length} policies instead of one.`];
  return [
    ...directiveProblems(metas[0].getAttribute("content") ?? ""),
    ...positionProblems(metas[0]),
    ...contentProblems(document),
  ];
}

/** @param {string} policy */
function directiveProblems(policy) {
  const directives = new Map(
    policy
      .split(";")
      .map((directive) => directive.trim().split(/\s+/))
      .map(([name, ...sources]) => [name, sources]),
  );
  const missing = required.filter((name) => !directives.has(name)).map((name) => `the policy lacks ${name}.`);
  const excess = [...directives].flatMap(([name, sources]) =>
    sources
      .filter((source) => !allowed.get(name)?.includes(source))
      .map((source) => `the policy allows ${source} in ${name}.`),
  );
  const unknown = [...directives.keys()].filter((name) => !allowed.has(name));
  return [...missing, ...excess, ...unknown.map((name) => `the policy has a directive ${name || '""'}.`)];
}

/**
 * A policy holds only for what follows it.
 * @param {Element} meta
 */
function positionProblems(meta) {
  const earlier = [...meta.ownerDocument.querySelectorAll("script, link, style")].filter(
    (element) => element.compareDocumentPosition(meta) & 4, // DOCUMENT_POSITION_FOLLOWING
  );
  return earlier.map((element) => `${element.outerHTML} stands before the policy.`);
}

/** @param {Document} document */
function contentProblems(document) {
  return [...document.querySelectorAll("*")].flatMap((element) => {
    const inline = element.matches("style, script:not([src])") ? [`${element.outerHTML} is inline.`] : [];
    const attributes = [...element.attributes].flatMap(({ name, value }) => {
      if (name === "style" || name.startsWith("on")) return [`${element.localName} has an inline ${name}.`];
      const isAddress = ["src", "href", "srcset", "action"].includes(name);
      return isAddress && /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value) ? [`${value} is another host.`] : [];
    });
    return [...inline, ...attributes];
  });
}

if (runDirectly(import.meta.url)) {
  report("Page policy", policyProblems(readFileSync(`${root}/dist/index.html`, "utf8")));
}
