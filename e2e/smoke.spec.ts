import { expect, test } from "./fixtures";

test("the page opens, and neither complains nor asks another host for anything", async ({ page }) => {
  await page.goto("./");
  await expect(page).toHaveTitle("LayerPipe Explorer");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("LayerPipe Explorer");
  await page.waitForLoadState("networkidle");
});

test("content the policy forbids is refused and noticed", async ({ page, complaints }) => {
  await page.goto("./");
  const refused = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        const script = document.createElement("script");
        script.textContent = "window.ranInline = true";
        document.head.append(script);
      }),
  );
  expect(refused).toBe("script-src-elem");
  await expect.poll(() => complaints.length).toBe(1);
  expect(complaints.pop()).toContain("Content Security Policy");
});
