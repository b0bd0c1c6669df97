import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { ErrorBoundary } from "./ErrorBoundary";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test("a component that fails leaves a page with ways out, and comes back when it works again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  let isBroken = true;
  function Fragile() {
    if (isBroken) throw new Error("the bar is bent");
    return <p>The charts</p>;
  }
  render(
    <ErrorBoundary>
      <Fragile />
    </ErrorBoundary>,
  );
  expect(screen.getByRole("heading").textContent).toBe("The page broke");
  expect(screen.getByText(/the bar is bent/).textContent).toContain("Fragile");
  expect(screen.getByRole("button", { name: "Start fresh" })).toBeDefined();
  isBroken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("The charts")).toBeDefined();
});
