import {
  chart,
  figure,
  headline,
  idle,
  open,
  picture,
  plot,
  problemLine,
  redo,
  typeOver,
  undo,
  workOn,
} from "./app";
import { expect, test } from "./fixtures";

test.beforeEach(({ page }) => open(page));

test("the number field sets the processors, and everything follows", async ({ page }) => {
  const said = await headline(page).textContent();
  const drawn = await picture(plot(page, "PipeDream"));
  const period = await figure(page, "PipeDream", "period").textContent();
  await typeOver(page.getByRole("textbox", { name: "Processors" }), "4");
  await idle(page);
  await expect(page.getByRole("slider", { name: "Processors, slider" })).toHaveValue("4");
  await expect(problemLine(page)).toContainText("4 processors");
  await expect(page.getByRole("application", { name: "PipeDream on 4 processors" })).toBeVisible();
  await expect(page.getByRole("application", { name: "LayerPipe on 4 processors" })).toBeVisible();
  await expect(headline(page)).not.toHaveText(said ?? "");
  await expect(figure(page, "PipeDream", "period")).not.toHaveText(period ?? "");
  expect(await picture(plot(page, "PipeDream"))).not.toBe(drawn);
});

test("a drag of the slider is one step of undo", async ({ page }) => {
  const slider = page.getByRole("slider", { name: "Processors, slider" });
  const box = await slider.boundingBox();
  if (box === null) throw new Error("The slider is not on the screen.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 7 + ((box.width - 14) * 7) / 63, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 12 });
  await page.mouse.up();
  await idle(page);
  const dragged = await slider.inputValue();
  expect(Number(dragged)).toBeGreaterThan(16);
  await expect(page.getByRole("textbox", { name: "Processors" })).toHaveValue(dragged);
  await expect(chart(page, "PipeDream").getByRole("application")).toHaveAccessibleName(
    `PipeDream on ${dragged} processors`,
  );
  await undo(page);
  await expect(slider).toHaveValue("8");
  await expect(page.getByRole("application", { name: "PipeDream on 8 processors" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("arrow keys move the slider and the number", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Processors" });
  await page.getByRole("slider", { name: "Processors, slider" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(field).toHaveValue("10");
  await field.focus();
  await page.keyboard.press("ArrowDown");
  await expect(field).toHaveValue("9");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(field).toHaveValue("19");
  await idle(page);
  await expect(problemLine(page)).toContainText("19 processors");
});

test("undo and redo walk through the counts", async ({ page }) => {
  const pictures = [await picture(plot(page, "PipeDream"))];
  for (const [processors, minibatches] of [
    ["4", "12"],
    ["6", "24"],
  ] as const) {
    await typeOver(page.getByRole("textbox", { name: "Processors" }), processors);
    await idle(page);
    pictures.push(await picture(plot(page, "PipeDream")));
    // An edit of another field ends the step that typing made.
    await typeOver(page.getByRole("textbox", { name: "Minibatches" }), minibatches);
    await idle(page);
  }
  await undo(page);
  await expect(problemLine(page)).toContainText("6 processors · 12 minibatches");
  await undo(page);
  await expect(problemLine(page)).toContainText("4 processors · 12 minibatches");
  await undo(page);
  await expect(problemLine(page)).toContainText("4 processors · 16 minibatches");
  expect(await picture(plot(page, "PipeDream"))).toBe(pictures[1]);
  await page.keyboard.press("ControlOrMeta+z");
  await idle(page);
  await expect(problemLine(page)).toContainText("8 processors · 16 minibatches");
  expect(await picture(plot(page, "PipeDream"))).toBe(pictures[0]);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await redo(page);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await page.keyboard.press("ControlOrMeta+y");
  await redo(page);
  await expect(problemLine(page)).toContainText("6 processors · 24 minibatches");
  await expect(page.getByRole("button", { name: "Redo" })).toBeDisabled();
});

const RANGE = "a whole number from 1 to 65534";
const wrong = [
  ["2.5", `The number of processors is ${RANGE}, not 2.5; the nearest is 3.`],
  ["-1", `The number of processors is ${RANGE}, not -1; the nearest is 1.`],
  ["0", `The number of processors is ${RANGE}, not 0; the nearest is 1.`],
  ["1e99", `The number of processors is ${RANGE}, not 1e99; the nearest is 65534.`],
  ["abc", `"abc" is not a number; the number of processors is ${RANGE}.`],
  ["", `Nothing is typed; the number of processors is ${RANGE}.`],
] as const;

test("a wrong number is explained beside the field and changes nothing", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Processors" });
  const machine = page.getByRole("region", { name: "Machine" });
  const before = await workOn(page);
  for (const [text, sentence] of wrong)
    await test.step(`"${text}"`, async () => {
      await field.fill(text);
      await field.blur();
      await expect(machine.getByRole("alert")).toHaveText(sentence);
      await expect(field).toHaveAccessibleDescription(sentence);
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveValue(text);
      await idle(page);
      expect(await workOn(page)).toBe(before);
      await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
    });
  await field.press("Escape");
  await expect(field).toHaveValue("8");
  await expect(machine.getByRole("alert")).toHaveCount(0);
});

test("a wrong text that was left behind does not come back with undo", async ({ page }) => {
  const field = page.getByRole("textbox", { name: "Processors" });
  await field.fill("abc");
  await page.getByRole("slider", { name: "Processors, slider" }).press("ArrowRight");
  await expect(field).toHaveValue("9");
  await undo(page);
  await expect(field).toHaveValue("8");
  await expect(page.getByRole("alert")).toHaveCount(0);
});
