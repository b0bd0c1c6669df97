import { test as base, expect, type Page } from "@playwright/test";

export { expect };

/**
 * A test whose page must stay quiet: no console error, no refused content, no request to another host.
 * A test that provokes a complaint takes it out of `complaints`.
 */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints = listen(page, new URL(baseURL ?? "http://127.0.0.1/").origin);
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** The growing list of everything the page should not have done. A policy violation is a console error. */
function listen(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    const isLocal = url.origin === origin || url.protocol === "data:" || url.protocol === "blob:";
    if (!isLocal) complaints.push(`request to ${url.href}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") complaints.push(`failed request: ${request.url()} ${reason}`);
  });
  return complaints;
}
