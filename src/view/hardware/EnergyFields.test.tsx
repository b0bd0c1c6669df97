import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultDocument } from "../../state/defaultDocument";
import { documentReplaced, documentStore, redone, undone } from "../../state/documentStore";
import { energyTableChosen } from "../../state/energyEdits";
import { decodeLink, encodeLink } from "../../state/link";
import { costChosen, costOptionSet } from "../../state/problemEdits";
import { EnergyFields } from "./EnergyFields";

const options = () => documentStore.getState().document.problem.cost.options;
const field = (name: string) => screen.getByRole<HTMLInputElement>("textbox", { name });

beforeEach(() => {
  documentReplaced(defaultDocument());
  costChosen("systolic");
});
afterEach(cleanup);

test("fields start from a published table, and say where each value is from", () => {
  render(<EnergyFields />);
  expect(screen.getByText(/^From 45 nm, 0.9 V: Horowitz/)).toBeDefined();
  expect(field("Multiply-add").value).toBe("4.6");
  // registers and neighbours are not in it
  expect(screen.getAllByText("as published")).toHaveLength(4);
  expect(screen.getAllByText("assumed")).toHaveLength(2);
});

test("a constant that is typed is told to be changed, is kept in the link and undone", () => {
  render(<EnergyFields />);
  fireEvent.change(field("SRAM word"), { target: { value: "7.5" } });
  expect(options()).toEqual({ energySram: 7.5 });
  expect(screen.getByText("changed from 5")).toBeDefined();
  expect(screen.getByText(/^Changed from 45 nm/)).toBeDefined();
  const link = encodeLink({ document: documentStore.getState().document, view: {} });
  expect(decodeLink(link ?? "")).toMatchObject({
    document: { problem: { cost: { id: "systolic", options: { energySram: 7.5 } } } },
  });
  undone();
  expect(options()).toEqual({});
  redone();
  expect(options()).toEqual({ energySram: 7.5 });
});

test("a wrong constant is explained beside its field and changes nothing", () => {
  render(<EnergyFields />);
  fireEvent.change(field("DRAM word"), { target: { value: "-1" } });
  expect(screen.getByRole("alert").textContent).toBe(
    "DRAM word is a number from 0 to 1000000, not -1; the nearest is 0.",
  );
  expect(options()).toEqual({});
});

test("the published value takes a constant back, reset takes all back", async () => {
  render(<EnergyFields />);
  fireEvent.change(field("SRAM word"), { target: { value: "6" } });
  fireEvent.change(field("SRAM word"), { target: { value: "5" } });
  expect(options()).toEqual({});
  costOptionSet("array", "32x32");
  fireEvent.change(field("Addition"), { target: { value: "2" } });
  fireEvent.change(field("Register"), { target: { value: "1" } });
  await userEvent.click(screen.getByRole("button", { name: "Reset" }));
  expect(options()).toEqual({ array: "32x32" });
});

test("another table comes with its own constants: those of this one have another unit", () => {
  costOptionSet("energyDram", 300);
  energyTableChosen("eyeriss");
  expect(options()).toEqual({ energy: "eyeriss" });
  energyTableChosen("horowitz");
  expect(options()).toEqual({});
});

test("a value that came from elsewhere and does not work is explained beside its field", () => {
  render(<EnergyFields refusal={{ kind: "refused", reason: "Too low.", field: "energyMac" }} />);
  expect(screen.getByRole("alert").textContent).toBe("Too low.");
});
