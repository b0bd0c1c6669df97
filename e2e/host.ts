import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/** A static host of the built page, under a folder of its own, that can change its version, go silent and go away. */
export interface Host {
  readonly url: string;
  /** Addresses of all files of the first version, as they are kept: the page is kept as its folder. */
  readonly kept: readonly string[];
  version: "first" | "second";
  /** "silent" takes requests and never answers, "gone" breaks them off. */
  network: "there" | "silent" | "gone";
  close(): Promise<void>;
}

type Files = ReadonlyMap<string, Buffer>;

const FOLDER = "/courses/pipelines/";
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** What both versions say of themselves in the help. */
export const SAYS = { first: "This page times each schedule", second: "Version two times each schedule" };

/** Serves the files of dist, which the second version holds under other names. */
export async function host(): Promise<Host> {
  const first = builtFiles();
  const versions = { first, second: renamed(first) };
  const server = createServer((request, response) => {
    if (it.network === "gone") return request.socket.destroy();
    if (it.network === "silent") return;
    const path = new URL(request.url ?? "", "http://host").pathname;
    const name = path.startsWith(FOLDER) ? path.slice(FOLDER.length) || "index.html" : "";
    const file = versions[it.version].get(name);
    response.setHeader("content-type", TYPES[extname(name)] ?? "text/plain");
    response.setHeader("cache-control", "no-store");
    response.statusCode = file === undefined ? 404 : 200;
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}${FOLDER}`;
  const names = [...first.keys()].filter((name) => name !== "offline.js" && !name.endsWith(".md"));
  const it: Host = {
    url,
    kept: names.map((name) => url + (name === "index.html" ? "" : name)),
    version: "first",
    network: "there",
    close: () => closed(server),
  };
  return it;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function builtFiles(): Files {
  const dist = join(import.meta.dirname, "../dist");
  const entries = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(dist.length + 1).replaceAll("\\", "/"), readFileSync(path)];
    }),
  );
}

/** The files as another build would leave them: every script and style under another name, and another sentence. */
function renamed(files: Files): Files {
  const isCode = (name: string) => /\.(js|css|html)$/.test(name);
  const names = [...files.keys()].map((name) => name.replace("assets/", ""));
  const old = names.filter((name) => isCode(name) && name.includes("-"));
  const other = (name: string) => (old.includes(name) ? `two-${name}` : name);
  const all = new RegExp(old.map((name) => name.replaceAll(".", "\\.")).join("|"), "g");
  const rewritten = (text: string) =>
    text
      .replace(all, other)
      .replace(SAYS.first, SAYS.second)
      .replace(/`[0-9a-f]{16}`/, "`the second`");
  return new Map(
    [...files].map(([name, content]) => [
      name.replace(/[^/]*$/, other),
      isCode(name) ? Buffer.from(rewritten(content.toString())) : content,
    ]),
  );
}
