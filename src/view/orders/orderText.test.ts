import { expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import { readOrder } from "../../schedule/orders/readOrder";
import { asTyped, lineAt, mapText, placeAt, rowsText, withSwapped } from "./orderText";

function read(text: string) {
  const order = readOrder(text);
  if (isRefusal(order)) throw new Error(order.reason);
  return order;
}

const mapped = (text: string) => mapText(text, read(text));

test("every line tells its processor, also where labels and comments put it elsewhere", () => {
  expect([...mapped("# mine\nP1: 1F0 1B0\nP0: 0F0 0B0\n").processor]).toEqual([-1, 1, 0, -1]);
  expect([...mapped("0F0,0B0\n\n1F0,1B0\n").processor]).toEqual([0, 1, 2, -1]);
  expect([...mapped('{"ranks": [\n  ["0F0","0B0"],\n  ["1F0","1B0"]\n]}').processor]).toEqual([-1, 0, 1, -1]);
  expect([...mapText("{", undefined).processor]).toEqual([0]);
});

test("a caret is in the cell that it touches", () => {
  const map = mapped("0F0 0B0\n1F0 1B0");
  const at = (offset: number) => placeAt(map, offset);
  expect(at(0)).toEqual({ row: 0, cell: 0 });
  expect(at(3)).toEqual({ row: 0, cell: 0 });
  expect(at(4)).toEqual({ row: 0, cell: 1 });
  expect(at(8)).toEqual({ row: 1, cell: 0 });
  expect(at(15)).toEqual({ row: 1, cell: 1 });
  expect(at(99)).toBeUndefined();
  expect(lineAt(map, 8)).toBe(1);
});

test("a caret between blanks is in no cell, and between commas in the idle slot", () => {
  expect(placeAt(mapped("0F0    0B0"), 5)).toBeUndefined();
  expect(placeAt(mapped("0F0,,0B0"), 4)).toEqual({ row: 0, cell: 1 });
});

test("cells of rows that stand out of order are found where they stand", () => {
  const text = "P1: 1F0 1B0\nP0: 0F0 0B0";
  expect(placeAt(mapped(text), text.indexOf("0B0"))).toEqual({ row: 0, cell: 1 });
  expect(placeAt(mapped(text), text.indexOf("1B0"))).toEqual({ row: 1, cell: 1 });
});

test("two cells change places, and all between them stays", () => {
  const text = "0F0, 0F10  0B0\n1F0";
  const [cells] = read(text).rows;
  expect(withSwapped(text, cells[1], cells[2])).toBe("0F0, 0B0  0F10\n1F0");
  expect(withSwapped(text, cells[2], cells[1])).toBe("0F0, 0B0  0F10\n1F0");
});

test("rows stand in columns, and what is written is read back", () => {
  const ranks = [
    ["0F0", "0F10", "0B0"],
    ["1F0", "1B0"],
  ];
  const text = rowsText(ranks);
  expect(text).toBe("0F0 0F10 0B0\n1F0 1B0");
  expect(read(rowsText([["0F0", "0B0"], ["1F10"], ["2F0", "2B0"]])).rows.map((row) => row.length)).toEqual([
    2, 1, 2,
  ]);
});

test("a processor without tasks keeps its number", () => {
  const text = rowsText([["0F0"], [], ["2F0"]]);
  expect(text).toBe("P0: 0F0\nP2: 2F0");
  expect(read(text).rows.map((row) => row.length)).toEqual([1, 0, 1]);
});

test("a text keeps how its lines end while it is typed in", () => {
  const { typed, restore } = asTyped("0F0,0B0\r\n1F0,1B0\r\n");
  expect(typed).toBe("0F0,0B0\n1F0,1B0\n");
  expect(restore(`${typed}2F0`)).toBe("0F0,0B0\r\n1F0,1B0\r\n2F0");
  expect(asTyped("0F0\n").restore("0F0\n1F0")).toBe("0F0\n1F0");
});
