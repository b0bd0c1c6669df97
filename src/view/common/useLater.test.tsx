import "../../testing/cleanUp";
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { isAnyLate, useLater } from "./useLater";

const seen: string[] = [];

function Told({ value }: { readonly value: string }) {
  const later = useLater(value);
  seen.push(`${value} ${later}${isAnyLate() ? " awaited" : ""}`);
  return <p>{later}</p>;
}

test("a new value is rendered after everything else, and is awaited until then", () => {
  const { rerender, unmount } = render(<Told value="one" />);
  expect(seen.splice(0)).toEqual(["one one"]);
  rerender(<Told value="two" />);
  expect(seen).toEqual(["two one", "two two awaited"]);
  expect(screen.getByText("two")).toBeTruthy();
  expect(isAnyLate()).toBe(false);
  act(() => unmount());
  expect(isAnyLate()).toBe(false);
});
