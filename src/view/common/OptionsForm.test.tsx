import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { defaultOptions, type OptionSpec } from "../../base/options";
import { costs } from "../../model/costs";
import { mlcnnOptions } from "../../model/costs/mlcnn";
import { families } from "../../schedule/families";
import { OptionsForm } from "./OptionsForm";

afterEach(cleanup);

const specs: readonly OptionSpec[] = [
  { id: "intra", name: "Cut layers", help: "Cuts.", kind: "switch", default: true },
  { id: "alpha", name: "Share", help: "How much.", kind: "number", min: 0, max: 1 },
  { id: "chunks", name: "Chunks", help: "How many.", kind: "integer", default: 2, min: 1, max: 8 },
  {
    id: "drain",
    name: "Drain",
    help: "Which first.",
    kind: "choice",
    default: "fifo",
    choices: [
      { value: "fifo", name: "first in" },
      { value: "lifo", name: "last in" },
    ],
  },
];

test("a form has a control for every kind of option and tells what is changed", async () => {
  const changes: unknown[] = [];
  render(
    <OptionsForm
      specs={specs}
      values={{}}
      onChange={(id, value) => changes.push([id, value])}
      problems={{ chunks: "Too many chunks." }}
    />,
  );
  expect(screen.getByLabelText<HTMLInputElement>("Cut layers").checked).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>("Share").placeholder).toBe("automatic");
  expect(screen.getByRole("alert").textContent).toBe("Too many chunks.");
  await userEvent.click(screen.getByLabelText("Cut layers"));
  await userEvent.type(screen.getByLabelText("Share"), ".5");
  await userEvent.selectOptions(screen.getByLabelText("Drain"), "lifo");
  expect(changes).toContainEqual(["intra", false]);
  expect(changes.at(-1)).toEqual(["drain", "lifo"]);
  expect(changes).toContainEqual(["alpha", 0.5]);
});

test("an option that counts only with a switch stands in the form while that is on", () => {
  const { rerender } = render(<OptionsForm specs={mlcnnOptions} values={{}} onChange={() => {}} />);
  expect(screen.queryByLabelText("Low-precision speedup")).toBeNull();
  rerender(<OptionsForm specs={mlcnnOptions} values={{ mlcnn: true }} onChange={() => {}} />);
  expect(screen.queryByLabelText("Low-precision speedup")).not.toBeNull();
});

test.each([...families.all, ...costs.all].map((entry) => [entry.id, entry] as const))(
  "%s has a form with a labelled control for each option but texts without a default and what stands beside results",
  (_, { options }) => {
    const switched = Object.fromEntries(
      options.flatMap((spec) => (spec.onlyWith ? [[spec.onlyWith, true]] : [])),
    );
    const values = { ...defaultOptions(options), ...switched };
    render(<OptionsForm specs={options} values={values} onChange={() => {}} />);
    for (const spec of options) {
      const hasEditor = spec.besideResults || (spec.kind === "text" && spec.default === undefined);
      expect(screen.queryAllByLabelText(spec.name).length > 0, spec.name).toBe(!hasEditor);
    }
  },
);
