import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refuse } from "../../base/refusal";
import { defaultDocument } from "../../state/defaultDocument";
import { documentReplaced, documentStore, undone } from "../../state/documentStore";
import { runAnswered, runStarted, runs } from "../../state/runs";
import { Rail } from "./Rail";

const read = () => documentStore.getState().document;

beforeEach(() => {
  documentReplaced(defaultDocument());
  runs.setState({ schedules: {} }, true);
  render(<Rail />);
});
afterEach(cleanup);

async function retype(label: string, text: string) {
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), text);
}

describe("the rail", () => {
  test("changes the problem as it is edited, and undo brings the fields back", async () => {
    await retype("Minibatches", "12");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Network" }), "alexnet");
    expect(read().problem).toMatchObject({ network: { id: "alexnet" }, training: { microbatches: 12 } });
    act(undone);
    act(undone);
    expect(screen.getByLabelText<HTMLInputElement>("Minibatches").value).toBe("16");
    expect(read().problem.network.id).toBe("vgg16");
  });

  test("leaves the problem alone while a field is wrong", async () => {
    const before = read();
    fireEvent.change(screen.getByLabelText("Processors"), { target: { value: "1e99" } });
    expect(read()).toBe(before);
    expect(screen.getByRole("alert").textContent).toContain("not 1e99; the nearest is 65534");
  });

  test("shows the fields of a kind of transfer only while it is chosen", async () => {
    expect(screen.queryByLabelText("Bandwidth")).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText("Transfers"), "link");
    await retype("Bandwidth", "2.5G");
    expect(read().problem.machine.transfer).toEqual({ kind: "link", latency: 1e-5, bandwidth: 2.5e9 });
    await userEvent.selectOptions(screen.getByLabelText("Transfers"), "none");
    expect(screen.queryByLabelText("Bandwidth")).toBeNull();
  });

  test("wires processors in nodes, with two prices for a transfer, and every two again", async () => {
    await userEvent.selectOptions(screen.getByLabelText("Transfers"), "link");
    await userEvent.selectOptions(screen.getByLabelText("Topology"), "nodes");
    await retype("Node size", "2");
    await retype("Bandwidth between nodes", "1G");
    const between = { kind: "link", latency: 1e-5, bandwidth: 1e9 };
    expect(read().problem.machine).toMatchObject({
      transfer: { kind: "link", latency: 1e-5, bandwidth: 16e9 },
      topology: { kind: "nodes", nodeSize: 2, between },
    });
    await userEvent.selectOptions(screen.getByLabelText("Topology"), "ring");
    expect(read().problem.machine.topology).toEqual({ kind: "ring" });
    await userEvent.selectOptions(screen.getByLabelText("Topology"), "full");
    expect(read().problem.machine).not.toHaveProperty("topology");
    expect(screen.queryByLabelText("Node size")).toBeNull();
  });

  test("lets tensors wait for links, and senders for their tensors, and neither again", async () => {
    expect(screen.queryByLabelText("Tensors wait for links")).toBeNull(); // nothing to wait for
    await userEvent.selectOptions(screen.getByLabelText("Transfers"), "constant");
    await userEvent.click(screen.getByLabelText("Tensors wait for links"));
    await userEvent.click(screen.getByLabelText("Compute while sending"));
    expect(read().problem.machine).toMatchObject({ contention: true, blockingSends: true });
    await userEvent.click(screen.getByLabelText("Tensors wait for links"));
    await userEvent.click(screen.getByLabelText("Compute while sending"));
    expect(read().problem.machine).not.toHaveProperty("contention");
    expect(read().problem.machine).not.toHaveProperty("blockingSends");
  });

  test("reads the memory of a processor with its unit, and takes the limit away with the text", async () => {
    await retype("Memory each", "16 GiB");
    expect(read().problem.machine.memoryBytes).toBe(17_179_869_184);
    act(undone);
    expect(read().problem.machine).not.toHaveProperty("memoryBytes");
    await retype("Memory each", "8e9");
    await userEvent.clear(screen.getByLabelText("Memory each"));
    expect(read().problem.machine).not.toHaveProperty("memoryBytes");
  });

  test("shows beside a field what the worker refuses about it", () => {
    act(() => {
      runStarted("c1", 1, 0);
      runAnswered("c1", {
        kind: "refused",
        job: 1,
        lane: "c1",
        refusal: refuse("Give the processors' speed.", "speed"),
      });
    });
    const field = screen.getByLabelText("Operations");
    const described = field.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toBe("Give the processors' speed.");
  });

  test("names the unit of a processor's speed, and converts it with the costs", async () => {
    await retype("Operations", "1e12");
    expect(screen.getByText("MAC/s")).toBeTruthy();
    await userEvent.selectOptions(screen.getByLabelText("Costs"), "systolic");
    expect(screen.getByText("cycle/s")).toBeTruthy();
    expect(read().problem.machine.operationsPerSecond).toBeLessThan(1e9);
    act(undone);
    expect(screen.getByText("MAC/s")).toBeTruthy();
    expect(read().problem).toMatchObject({ cost: { id: "macs" }, machine: { operationsPerSecond: 1e12 } });
  });

  test("takes a speed for each processor, and says how many are missing", async () => {
    await retype("Processors", "3");
    await userEvent.selectOptions(screen.getByLabelText("Speeds"), "own");
    fireEvent.change(screen.getByLabelText("Speed of each"), { target: { value: "1 2" } });
    expect(screen.getByRole("alert").textContent).toBe(
      "2 speeds are given for 3 processors; give one for each.",
    );
    fireEvent.change(screen.getByLabelText("Speed of each"), { target: { value: "1 2 0.5" } });
    expect(read().problem.machine.speeds).toEqual([1, 2, 0.5]);
  });

  test("moves the baseline", async () => {
    const schedules = screen.getByRole("region", { name: "Schedules" });
    await userEvent.click(within(schedules).getByLabelText("One processor"));
    expect(read().baseline).toBe("one");
    await userEvent.click(within(schedules).getAllByRole("radio")[1] ?? schedules);
    expect(read().baseline).toBe("c2");
  });
});
