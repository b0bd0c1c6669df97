import { chart, figure, headline, idle, open, picture, plot, problemLine, typeOver } from "./app";
import { expect, test } from "./fixtures";

/** The script that schedules, outside the page's own thread. */
const WORKER = /\/assets\/entry-[^/]*\.js$/;

test("a worker that does not start is reported, and trying again helps", async ({ page }) => {
  await page.route(WORKER, (route) =>
    route.fulfill({ contentType: "text/javascript", body: 'throw new Error("out of order")' }),
  );
  await open(page);
  const broken = chart(page, "PipeDream").getByRole("alert");
  await expect(broken).toContainText("our fault, not yours");
  await expect(broken).toContainText("out of order");
  await page.unroute(WORKER);
  await broken.getByRole("button", { name: "Try again" }).click();
  await expect(plot(page, "PipeDream")).toBeVisible();
  await expect(broken).toHaveCount(0);
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "4");
  await expect(page.getByRole("application", { name: "PipeDream on 4 processors" })).toBeVisible();
  await expect(chart(page, "LayerPipe").getByRole("alert")).toHaveCount(0);
});

test("a worker that dies between two jobs is replaced", async ({ page }) => {
  await open(page);
  for (const worker of page.workers())
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error("struck by lightning");
      });
    });
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "4");
  await idle(page);
  const retry = chart(page, "PipeDream").getByRole("button", { name: "Try again" });
  if (await retry.isVisible()) await retry.click();
  await expect(page.getByRole("application", { name: "PipeDream on 4 processors" })).toBeVisible();
});

test("a long job tells what it does and can be stopped", async ({ page }) => {
  await open(page);
  await page.getByRole("combobox", { name: "Network", exact: true }).selectOption("Equal layers");
  await page.getByRole("textbox", { name: "Processors" }).fill("64");
  await page.getByRole("textbox", { name: "Minibatches" }).fill("100");
  await idle(page);
  const drawn = await picture(plot(page, "LayerPipe"));
  await page.getByRole("textbox", { name: "Layers", exact: true }).fill("20000");
  const run = chart(page, "LayerPipe").getByRole("status");
  await expect(run).toContainText(/^(Planning|Simulating|Measuring) about 6,000,000 tasks/);
  await run.getByRole("button", { name: "Stop" }).click();
  await expect(run).toContainText("This was stopped");
  await idle(page);
  expect((await picture(plot(page, "LayerPipe"))).split(":")[0]).toBe(drawn.split(":")[0]);
  await expect(headline(page)).not.toContainText("LayerPipe");
  await page.getByRole("textbox", { name: "Layers", exact: true }).fill("30");
  await idle(page);
  await expect(problemLine(page)).toContainText("30 equal layers · 64 processors");
  await expect(run).toHaveCount(0);
  await expect(figure(page, "LayerPipe", "makespan")).not.toHaveText("–");
});

test("numbers of another problem are not compared while a run is under way, or after it was stopped", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("combobox", { name: "Network", exact: true }).selectOption("Equal layers");
  await idle(page);
  await page.getByRole("textbox", { name: "Layers", exact: true }).fill("20000");
  await expect(figure(page, "PipeDream", "period")).toHaveText("7500 unit");
  const period = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Period", exact: true }) });
  await expect(headline(page)).not.toContainText("2500×");
  await expect(period).not.toContainText("−100 %");
  await chart(page, "LayerPipe").getByRole("button", { name: "Stop" }).click();
  await idle(page);
  await expect(headline(page)).not.toContainText("2500×");
  await expect(period).not.toContainText("−100 %");
});

test("a slider moved in haste ends with the last value's picture", async ({ page, context }) => {
  await open(page);
  const slider = page.getByRole("slider", { name: "Processors, slider" });
  const box = await slider.boundingBox();
  if (box === null) throw new Error("The slider is not on the screen.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 15, y);
  await page.mouse.down();
  for (const share of [0.9, 0.2, 0.7, 0.1, 0.8, 0.3]) await page.mouse.move(box.x + share * box.width, y);
  await page.mouse.up();
  await idle(page);
  const count = await slider.inputValue();
  const calm = await context.newPage();
  await open(calm);
  await typeOver(calm.getByRole("textbox", { name: "Processors" }), count);
  await idle(calm);
  for (const name of ["PipeDream", "LayerPipe"]) {
    await expect(plot(page, name)).toHaveAccessibleName(`${name} on ${count} processors`);
    expect(await picture(plot(page, name))).toBe(await picture(plot(calm, name)));
  }
});

const small: readonly (readonly [what: string, processors: string, minibatches: string, network: string])[] =
  [
    ["one processor", "1", "32", "VGG16"],
    ["one minibatch", "8", "1", "VGG16"],
    ["fewer minibatches than processors", "8", "3", "VGG16"],
    ["more processors than layers", "64", "32", "LeNet-5"],
    ["one of each", "1", "1", "LeNet-5"],
  ];

test("the smallest problems work", async ({ page }) => {
  await open(page);
  for (const [what, processors, minibatches, network] of small)
    await test.step(what, async () => {
      await page.getByRole("combobox", { name: "Network", exact: true }).selectOption(network);
      await page.getByRole("textbox", { name: "Processors" }).fill(processors);
      await page.getByRole("textbox", { name: "Minibatches" }).fill(minibatches);
      await idle(page);
      for (const name of ["PipeDream", "LayerPipe"]) {
        await expect(figure(page, name, "makespan")).toContainText(/\d/);
        await expect(figure(page, name, "speedup")).toContainText(/\d×/);
      }
      await expect(headline(page)).not.toContainText(/NaN|Infinity|undefined|null/);
    });
});

test("one layer works", async ({ page }) => {
  await open(page);
  await page.locator("body").drop({
    files: { name: "one.csv", mimeType: "text/csv", buffer: Buffer.from("name,macs\nonly,1000\n") },
  });
  await idle(page);
  await expect(problemLine(page)).toContainText("one ·");
  for (const name of ["PipeDream", "LayerPipe"]) {
    await expect(figure(page, name, "makespan")).toContainText(/\d/);
    await expect(chart(page, name).getByRole("alert")).toHaveCount(0);
  }
  await expect(page.getByRole("main")).not.toContainText(/NaN|Infinity|undefined/);
});

test("no schedule at all says how to go on", async ({ page }) => {
  await open(page);
  for (const name of ["PipeDream", "LayerPipe"]) {
    await chart(page, name)
      .getByRole("button", { name: `Actions for ${name}` })
      .click();
    await page.getByRole("menuitem", { name: "Remove" }).click();
    if (name === "PipeDream")
      await expect(page.getByRole("button", { name: "Actions for LayerPipe" })).toBeFocused();
  }
  await expect(page.getByRole("main").getByRole("button", { name: "LayerPipe" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "No schedule chosen" })).toBeVisible();
  await expect(headline(page)).toContainText("Add a schedule");
  await page.getByRole("button", { name: "LayerPipe", exact: true }).click();
  await idle(page);
  await expect(plot(page, "LayerPipe")).toBeVisible();
});
