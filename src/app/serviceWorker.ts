export {}; // a module of its own: its "self" is not the page's

declare const self: ServiceWorkerGlobalScope;

/** What the build says of itself; see scripts/lib/offlineUse.mjs. */
declare const BUILD: {
  /** Tells one build from another. */
  readonly version: string;
  /** The script that the page starts with. No two builds share its name. */
  readonly entry: string;
  /** Everything else, the page last. */
  readonly files: readonly string[];
};

const { version, entry, files } = BUILD;
/** The page's folder. Other apps may live on the same host, and other copies of this one. */
const ROOT = self.registration.scope;
const OURS = `layerpipe ${ROOT} `;
const CACHE = OURS + version;
const ENTRY = new URL(entry, ROOT).href;
/** Files in here are named by their content: one name is one file, whichever version asks. */
const NAMED_BY_CONTENT = `${ROOT}assets/`;
/** The same file answers whatever a request accepts. */
const ANY = { ignoreVary: true };
/** What the network has not begun to send by then is taken as it was kept. */
const PATIENCE_MS = 1000;
/** A page that has not answered by then may be of any version. */
const ANSWER_MS = 1000;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(removeOlder()));
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(ROOT)) return;
  if (url.startsWith(NAMED_BY_CONTENT)) return event.respondWith(keptOrFetched(event.request));
  const file = mode === "navigate" ? pageAt(url) : url;
  if (file !== undefined) event.respondWith(fetchedOrKept(event.request, file));
});

/** Keeps every file, one after the other so as not to be in anyone's way. What is there from an earlier try is not fetched again. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  for (const file of [...files, entry]) {
    const address = new URL(file, ROOT).href;
    const isOneFile = address.startsWith(NAMED_BY_CONTENT);
    const kept = isOneFile ? await caches.match(address, ANY) : undefined;
    await cache.put(address, kept ?? (await fetched(address, isOneFile ? "default" : "no-cache")));
  }
  const page = await cache.match(ROOT, ANY);
  if (!(await page?.text())?.includes(entry)) throw new Error("The host has changed in between.");
  await self.skipWaiting(); // safe for open pages: what they may still ask for is kept until they close
}

async function fetched(address: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(address, { cache });
  const isPage = response.headers.get("content-type")?.includes("html") ?? false;
  if (!response.ok || response.redirected || isPage !== (address === ROOT))
    throw new Error(`${address} could not be kept.`);
  return response;
}

/** The page under any of its addresses; undefined for other pages. */
function pageAt(url: string): string | undefined {
  const path = url.slice(ROOT.length).replace(/[?#].*/, "");
  return path === "" || path === "index.html" ? ROOT : undefined;
}

async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request, ANY)) ?? fetch(request);
}

async function fetchedOrKept(request: Request, file: string): Promise<Response> {
  const kept = await caches.open(CACHE).then((cache) => cache.match(file, ANY));
  if (kept === undefined) return fetch(request);
  const network = fetch(request, { cache: "no-cache" }).then((response) => (response.ok ? response : kept));
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE_MS, kept));
  return Promise.race([network.catch(() => kept), late]);
}

/** Forgets the versions before this one that no open page is of. */
async function removeOlder(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS)); // oldest first
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const starts = await Promise.all(pages.filter(({ url }) => url.startsWith(ROOT)).map(startOf));
  for (const name of names.slice(0, Math.max(0, names.indexOf(CACHE)))) {
    const older = await caches.open(name);
    const uses = await Promise.all(starts.map((start) => start === undefined || older.match(start)));
    if (!uses.some(Boolean)) await caches.delete(name);
  }
}

/** Asks a page which script it started with, and tells it which one this version starts with. */
function startOf(page: Client): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    setTimeout(resolve, ANSWER_MS);
    page.postMessage(ENTRY, [port2]);
  });
}
