import { chart, figure, headline, inkOf, open, plot, problemLine } from "./app";
import { expect, test } from "./fixtures";

test.beforeEach(({ page }) => open(page));

test("it opens with a finished answer: VGG16 on 8 processors, in words", async ({ page }) => {
  await expect(problemLine(page)).toHaveText("VGG16 · 8 processors · 16 minibatches · multiply-adds");
  await expect(headline(page)).toHaveText(
    /^LayerPipe finishes a minibatch every 185 G multiply-adds, 1\.44× PipeDream; \d+ % of PipeDream's processor time is stall, mostly waiting for .*\.$/,
  );
  await expect(page.getByRole("main").getByRole("status").first()).toContainText("1.44×");
  await expect(page.getByRole("combobox", { name: "Network", exact: true })).toHaveValue("vgg16");
  await expect(page.getByRole("radio", { name: "Measure speedup against PipeDream" })).toBeChecked();
});

test("PipeDream is drawn above LayerPipe on one time axis", async ({ page }) => {
  const [above, below] = await Promise.all(
    ["PipeDream", "LayerPipe"].map((name) => plot(page, name).boundingBox()),
  );
  expect(above?.x).toBe(below?.x);
  expect(above?.width).toBe(below?.width);
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  for (const name of ["PipeDream", "LayerPipe"]) {
    await expect(plot(page, name)).toBeInViewport({ ratio: 1 });
    const { colors, painted } = await inkOf(plot(page, name));
    expect(colors).toBeGreaterThan(10);
    expect(painted).toBeGreaterThan(0.5);
  }
});

test("each chart says its period, makespan, speedup and bubble", async ({ page }) => {
  for (const [name, period, makespan, speedup, bubble] of [
    ["PipeDream", "266.4 GMAC", "5421 GMAC", "4.37×", "45.3 %"],
    ["LayerPipe", "185.3 GMAC", "3868 GMAC", "6.13×", "23.3 %"],
  ] as const) {
    await expect(figure(page, name, "period")).toHaveText(period);
    await expect(figure(page, name, "makespan")).toHaveText(makespan);
    await expect(figure(page, name, "speedup")).toHaveText(speedup);
    await expect(figure(page, name, "bubble")).toHaveText(bubble);
  }
  await expect(chart(page, "PipeDream").getByText("baseline", { exact: true })).toBeVisible();
  await expect(chart(page, "LayerPipe").getByText("reconstruction").first()).toBeVisible();
});

test("the table compares the same numbers", async ({ page }) => {
  const table = page.getByRole("tabpanel", { name: "Comparison" }).getByRole("table");
  const row = (name: string) =>
    table.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
  await expect(table.getByRole("columnheader", { name: /PipeDream/ })).toContainText("baseline");
  await expect(table.getByRole("columnheader", { name: "LayerPipe" })).toBeVisible();
  await expect(row("Period")).toContainText(/266\.4 GMAC.*185\.3 GMAC.*−30 %/);
  await expect(row("Makespan")).toContainText(/5421 GMAC.*3868 GMAC.*−29 %/);
  await expect(row("Speedup")).toContainText(/4\.37×.*6\.13×/);
  await expect(row("Bubble fraction")).toContainText(/45\.3 %.*23\.3 %/);
  for (const name of [
    "Bubble overhead",
    "Traffic",
    "Lower bound on the period",
    "Lower bound on the makespan",
  ])
    await expect(row(name)).toContainText(/\d.*\d/);
});

test("the axis is readable and nothing is missing", async ({ page }) => {
  await expect(page.getByRole("list", { name: "Legend" }).getByRole("listitem")).not.toHaveCount(0);
  await expect(page.getByRole("button", { name: "Play (Space)" })).toBeEnabled();
  await expect(page.getByText("Something broke")).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.locator("body")).not.toContainText(/NaN|undefined|Infinity|\[object/);
});
