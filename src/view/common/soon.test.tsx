import { act, render, screen } from "@testing-library/react";
import type { ComponentType } from "react";
import { expect, test } from "vitest";
import { soon } from "./soon";

function Numbers() {
  return <p>numbers</p>;
}

test("nothing stands in its place until the file is there; from then on it is there at once", async () => {
  let arrive: (component: ComponentType) => void = () => {};
  const Part = soon(
    new Promise((resolve) => {
      arrive = resolve;
    }),
  );
  const { container, unmount } = render(<Part />);
  expect(container.childNodes).toHaveLength(0);
  await act(async () => arrive(Numbers));
  expect(screen.getByText("numbers")).toBeDefined();
  unmount();
  render(<Part />);
  expect(screen.getByText("numbers")).toBeDefined();
});
