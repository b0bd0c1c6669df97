import { type BrowserContext, test as base, expect as baseExpect } from "@playwright/test";

/** A slow machine is no reason to fail. */
export const expect = baseExpect.configure({ timeout: 15_000 });

/**
 * A test whose pages must stay quiet: no console error, no refused content, no request to another host, no
 * dialog of the browser's. A test that provokes a complaint takes it out of `complaints`.
 */
export const test = base.extend<{ complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
  actionTimeout: async ({}, use) => use(15_000),
  complaints: [
    async ({ context, baseURL }, use, testInfo) => {
      testInfo.setTimeout(180_000);
      const complaints = listen(context, new URL(baseURL ?? "http://127.0.0.1/").origin);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** The growing list of everything that pages should not have done. A policy violation is a console error. */
function listen(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (event) => complaints.push(`exception: ${event.error().message}`));
  context.on("dialog", async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isLocal = url.origin === origin || url.protocol === "data:" || url.protocol === "blob:";
    if (!isLocal) complaints.push(`request to ${url.href}`);
  });
  context.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    const isAsked = request.serviceWorker() !== null; // it asks first and then answers from what it keeps
    if (reason !== "net::ERR_ABORTED" && !isAsked)
      complaints.push(`failed request: ${request.url()} ${reason}`);
  });
  return complaints;
}
