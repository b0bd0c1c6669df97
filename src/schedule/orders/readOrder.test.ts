import { describe, expect, test } from "vitest";
import { isRefusal } from "../../base/refusal";
import type { WrittenOrder } from "./order";
import { readOrder } from "./readOrder";

function read(text: string): WrittenOrder {
  const order = readOrder(text);
  if (isRefusal(order)) throw new Error(order.reason);
  return order;
}

/** The cells as lists of texts, having checked that every offset points at its cell. */
function cells(text: string): readonly (readonly string[])[] {
  return read(text).rows.map((row) =>
    row.map((cell) => {
      expect(text.slice(cell.from, cell.to)).toBe(cell.text);
      return cell.text;
    }),
  );
}

describe("actions in JSON", () => {
  const expected = [["0F0", "0B0"], [], ["1F0", "1B0"]];

  test.each([
    [
      "as --format actions prints them",
      '{"family":"1f1b","processors":3,"ranks":[\n  ["0F0","0B0"],\n  [],\n  ["1F0","1B0"]\n]}\n',
    ],
    [
      "with other keys behind",
      '{ "ranks" : [["0F0" , "0B0"],[ ],["1F0","1B0"]], "notes": {"ranks": [["9F9"]]}, "x": "]" }',
    ],
    ["a bare list of lists", '[["0F0","0B0"],[],["1F0","1B0"]]'],
    ["behind a byte order mark", '\ufeff[["0F0","0B0"],[],["1F0","1B0"]]'],
    [
      "the last of two",
      '{"ranks":[["5F5"]],"a\\"b":[1,2,{"c":[3]}],"ranks":[["0F0","0B0"],[],["1F0","1B0"]]}',
    ],
  ])("%s", (_, text) => {
    expect(read(text).notation).toBe("actions");
    expect(cells(text)).toEqual(expected);
  });

  test("a cell with an escape is what it says, and stands where it is written", () => {
    const text = '[["\\u0030F0","0B0"]]';
    expect(read(text).rows).toEqual([
      [
        { text: "0F0", from: 3, to: 11 },
        { text: "0B0", from: 14, to: 17 },
      ],
    ]);
  });
});

describe("PyTorch's CSV", () => {
  test("a line is a rank, and an empty cell an idle slot", () => {
    expect(read(",0F0,,0B0\n\n1F0,1B0,\n").notation).toBe("torch");
    expect(cells(",0F0,,0B0\n\n1F0,1B0,\n")).toEqual([["", "0F0", "", "0B0"], [], ["1F0", "1B0", ""]]);
  });

  test("lines may end in CRLF, and the last one in nothing", () => {
    expect(cells("0F0,0B0\r\n1F0,1B0")).toEqual([
      ["0F0", "0B0"],
      ["1F0", "1B0"],
    ]);
  });

  test("pairs and transfers are cells as they are written", () => {
    expect(cells("(0F7;7B3)OVERLAP_F_B,0SEND_F0,1RECV_B3,0UNSHARD")).toEqual([
      ["(0F7;7B3)OVERLAP_F_B", "0SEND_F0", "1RECV_B3", "0UNSHARD"],
    ]);
  });

  test("older letters are known by BW", () => {
    expect(read("0F0,0B0,0W0,0F1,0BW1").olderLetters).toBe(true);
    expect(read("0F0,0B0,0F1,0B1").olderLetters).toBe(false);
  });

  test("older letters are known where every backward has a weight gradient beside it, as in files without BW", () => {
    expect(read("0F0,0B0,0W0,1F0\n1B0,,1W0").olderLetters).toBe(true);
    expect(read("0F0,0B0,0W0,1F0\n1B0").olderLetters).toBe(false);
    expect(read("0F0,0B0\n1F0,1B0,1W0,1W1").olderLetters).toBe(false);
    expect(read("0F0,0B0,0W0\n0F1,0I1,0W1").olderLetters).toBe(false);
    expect(read("P0: 0F0 0B0 0W0").olderLetters).toBe(false);
  });
});

describe("plain rows", () => {
  test("cells are apart by blanks, commas or both; a # behind a blank starts a comment", () => {
    const text = "# two processors\nP0: 0F0 0F1, 0B0,0B1  # done\n\nP1:\t2I0#1:2/3 (0F4; 7B1) U\r\n";
    expect(read(text).notation).toBe("rows");
    expect(cells(text)).toEqual([
      ["0F0", "0F1", "0B0", "0B1"],
      ["2I0#1:2/3", "(0F4; 7B1)", "U"],
    ]);
  });

  test("labels skip processors that stay unused", () => {
    expect(cells("P0: 0F0\nP2: 1F0\n1B0 0B0")).toEqual([["0F0"], [], ["1F0"], ["1B0", "0B0"]]);
  });

  test("without labels every line with cells is the next processor", () => {
    expect(cells("0F0 0B0\n\n1F0 1B0\n")).toEqual([
      ["0F0", "0B0"],
      ["1F0", "1B0"],
    ]);
  });
});

describe("what is no order is refused in one sentence", () => {
  test.each([
    ["nothing", "", /^Give an order: one line/],
    ["nothing but idle slots", ",,\n,", /^Give an order/],
    ["a comment", "# none", /^Give an order/],
    ["empty lists", '{"ranks":[[],[]]}', /^Give an order/],
    ["half a JSON", '{"ranks":[["0F0"]', /^The order starts as JSON does/],
    ["JSON of something else", '{"layers":[]}', /^This JSON has no "ranks"/],
    ["a list of texts", '["0F0"]', /^Processor 0 of this JSON is no list/],
    ["a number for a cell", '[["0F0",7]]', /^Cell 1 of processor 0 is 7;/],
    ["a processor twice", "P1: 0F0\nP1: 0B0", /^Line 2 is for processor 1, as line 1 is/],
    ["a processor beyond all machines", "P999999: 0F0", /^Line 1 is for processor 999999;/],
  ])("%s", (_, text, reason) => {
    const order = readOrder(text);
    expect(isRefusal(order)).toBe(true);
    if (!isRefusal(order)) return;
    expect(order.reason).toMatch(reason);
    expect(order.reason).toMatch(/^[^\n]{20,200}\.$/);
    expect(order.field).toBe("order");
  });
});
