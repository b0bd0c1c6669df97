import { expect, test } from "vitest";
import { roomFor } from "./canvas";

test("pictures of about one height share a canvas that is at least as high", () => {
  expect([1, 128, 129, 252, 256].map(roomFor)).toEqual([128, 128, 256, 256, 256]);
});
