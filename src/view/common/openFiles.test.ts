import { expect, test } from "vitest";
import { formats } from "../../model/formats";
import { OPENED_EXTENSIONS } from "./openFiles";

test("the file dialog offers the files of every format", () => {
  for (const extension of formats.all.flatMap((format) => format.extensions))
    expect(OPENED_EXTENSIONS.some((ending) => extension.endsWith(ending))).toBe(true);
});
