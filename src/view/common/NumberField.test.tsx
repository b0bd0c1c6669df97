import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, test } from "vitest";
import { NumberField } from "./NumberField";

const range = { what: "The number of processors", min: 1, max: 100, whole: true };
let reported: number[] = [];

function Harness({ start = 8 }: { readonly start?: number }) {
  const [value, setValue] = useState<number | undefined>(start);
  return (
    <>
      <NumberField
        label="Processors"
        range={range}
        value={value}
        slider={{ min: 1, max: 64 }}
        onChange={(next) => {
          reported.push(next);
          setValue(next);
        }}
        onClear={() => setValue(undefined)}
      />
      <button type="button" onClick={() => setValue(9)}>
        Set 9
      </button>
      <button type="button" onClick={() => setValue(42)}>
        Undo
      </button>
    </>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>("Processors");
const problem = () => screen.queryByRole("alert")?.textContent;

afterEach(() => {
  cleanup();
  reported = [];
});

describe("a number field", () => {
  test("reports every good number as it is typed", async () => {
    render(<Harness />);
    await userEvent.clear(field());
    await userEvent.type(field(), "12");
    expect(reported).toEqual([1, 12]);
    expect(problem()).toBeUndefined();
  });

  test.each(["2.5", "abc", "0", "-1", "1e99", "NaN"])(
    "keeps %j as it was typed and explains it",
    async (text) => {
      render(<Harness />);
      await userEvent.click(field());
      await userEvent.keyboard("{Control>}a{/Control}");
      await userEvent.paste(text);
      await userEvent.tab();
      expect(field().value).toBe(text);
      expect(reported).toEqual([]);
      expect(problem()).toMatch(/whole number from 1 to 100/);
      expect(field().getAttribute("aria-invalid")).toBe("true");
      const described = field().getAttribute("aria-describedby") ?? "";
      expect(document.getElementById(described)?.textContent).toBe(problem());
    },
  );

  test("lets go of a wrong text on Escape, and when the value changes elsewhere", async () => {
    render(<Harness />);
    await userEvent.type(field(), "x");
    await userEvent.keyboard("{Escape}");
    expect(field().value).toBe("8");
    await userEvent.type(field(), "x");
    await userEvent.click(screen.getByText("Undo"));
    expect(field().value).toBe("42");
    expect(problem()).toBeUndefined();
  });

  test("does not bring a wrong text back with the value it was typed over", async () => {
    render(<Harness start={42} />);
    await userEvent.type(field(), "x");
    await userEvent.click(screen.getByText("Set 9"));
    await userEvent.click(screen.getByText("Undo"));
    expect(field().value).toBe("42");
    expect(problem()).toBeUndefined();
  });

  test("steps with the arrow keys and stops at the ends", async () => {
    render(<Harness start={98} />);
    await userEvent.click(field());
    await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}{ArrowDown}");
    expect(reported).toEqual([99, 100, 99]);
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(field().value).toBe("89");
  });

  test("may be empty where empty means something", async () => {
    render(<Harness />);
    await userEvent.clear(field());
    expect(field().value).toBe("");
    expect(problem()).toBeUndefined();
  });
});
