import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { defaultDocument } from "../../../state/defaultDocument";
import { documentReplaced, documentStore } from "../../../state/documentStore";
import { networkChosen, trainingChanged } from "../../../state/problemEdits";
import { LayersDialog } from "./LayersDialog";

const network = () => documentStore.getState().document.problem.network;
const names = () => network().layers.map((layer) => layer.name);

beforeAll(() => {
  // What jsdom lacks.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => {};
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
});
beforeEach(() => documentReplaced(defaultDocument()));
afterEach(cleanup);

describe("the layer table", () => {
  test("renames, reprices, copies, moves and removes layers, and a changed preset is the user's own", async () => {
    render(<LayersDialog />);
    fireEvent.change(screen.getByLabelText("Name of layer 0"), { target: { value: "stem" } });
    expect(names()[0]).toBe("stem");
    expect(network()).toMatchObject({ id: "own", name: "VGG16, edited" });
    fireEvent.change(screen.getByLabelText("Multiply-adds, stem"), { target: { value: "5k" } });
    expect(network().layers[0]?.macs).toBe(5000);
    await userEvent.click(screen.getByRole("button", { name: "Add a copy of stem after it" }));
    await userEvent.click(screen.getByRole("button", { name: "Move stem down" }));
    expect(names().slice(0, 3)).toEqual(["stem copy", "stem", "conv1_2"]);
    await userEvent.click(screen.getByRole("button", { name: "Remove stem copy" }));
    expect(names()).toHaveLength(16);
  });

  test("prices the first layer as it is scheduled, with an input gradient only if one is computed", () => {
    const { rerender } = render(<LayersDialog />);
    // 32 samples of 86,704,128 multiply-adds are 2.77 G: two tasks, then three
    expect(screen.getAllByText(/MAC$/, { selector: "span" })[0].parentElement?.textContent).toBe("5.55 GMAC");
    act(() => trainingChanged({ firstGradient: true }));
    rerender(<LayersDialog />);
    expect(screen.getAllByText(/MAC$/, { selector: "span" })[0].parentElement?.textContent).toBe("8.32 GMAC");
  });

  test("moves the focus with the layer", async () => {
    render(<LayersDialog />);
    await userEvent.click(screen.getByRole("button", { name: "Move conv1_1 down" }));
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Move conv1_1 down");
    await userEvent.keyboard("{Enter}");
    expect(names().slice(0, 3)).toEqual(["conv1_2", "conv2_1", "conv1_1"]);
  });

  test("keeps a wrong number or name as it was typed, explains it, and leaves the network alone", () => {
    render(<LayersDialog />);
    const before = network();
    const macs = screen.getByLabelText<HTMLInputElement>("Multiply-adds, conv1_1");
    fireEvent.change(macs, { target: { value: "-3" } });
    expect(macs.value).toBe("-3");
    expect(screen.getByRole("alert").textContent).toContain("the nearest is 0");
    fireEvent.change(screen.getByLabelText("Name of layer 1"), { target: { value: " " } });
    expect(screen.getAllByRole("alert")).toHaveLength(2);
    expect(network()).toBe(before);
  });

  test("types times, which the other cost model reads", async () => {
    render(<LayersDialog />);
    await userEvent.click(screen.getByLabelText("Typed times"));
    fireEvent.change(screen.getByLabelText("Forward, conv1_1"), { target: { value: "2.5" } });
    expect(network().layers[0]?.times).toEqual({ forward: 2.5, activationGradient: 0, weightGradient: 0 });
  });

  test("goes down a column with Enter", async () => {
    render(<LayersDialog />);
    await userEvent.click(screen.getByLabelText("Multiply-adds, conv1_1"));
    await userEvent.keyboard("{Enter}{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(screen.getByLabelText("Multiply-adds, conv1_2"));
  });

  test("of ten thousand layers has a few dozen rows, and says how many there are", () => {
    const layers = Array.from({ length: 10_000 }, (_, i) => ({
      name: `l${i}`,
      macs: i,
      parameters: 1,
      activations: 1,
    }));
    networkChosen({ id: "own", name: "Deep", layers, inputs: 1, preferredCost: "macs" });
    render(<LayersDialog />);
    const table = screen.getByRole("table");
    expect(within(table).getAllByRole("row").length).toBeLessThan(60);
    expect(table.getAttribute("aria-rowcount")).toBe("10001");
  });
});
