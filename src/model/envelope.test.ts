import { expect, test } from "vitest";
import { seal, type Upgrader, unseal } from "./envelope";

test("what is sealed opens", () => {
  expect(unseal(seal("problem", { a: 1 }))).toMatchObject({ kind: "problem", problem: { a: 1 } });
});

test("an older file goes through every upgrade since", () => {
  const steps: readonly Upgrader[] = [
    (file) => ({ ...file, version: 2, path: "1" }),
    (file) => ({ ...file, version: 3, path: `${file.path}, 2` }),
  ];
  const open = (version: number) => unseal({ format: "layerpipe", version, path: "none" }, steps);
  expect(open(1)).toMatchObject({ version: 3, path: "1, 2" });
  expect(open(2)).toMatchObject({ version: 3, path: "none, 2" });
  expect(open(3)).toMatchObject({ version: 3, path: "none" });
  expect(open(4)).toMatchObject({ kind: "refused" });
});
