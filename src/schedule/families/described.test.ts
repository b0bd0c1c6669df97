import { expect, test } from "vitest";
import { families } from ".";
import { describedFamilies } from "./described";
import { descriptions } from "./descriptions";

test.each(families.all.map((family) => [family.id, family] as const))(
  "%s is described by data that survives the page's build",
  (id, { plan: _, ...rest }) => {
    expect(describedFamilies.get(id)).toEqual(rest);
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
  },
);

test("descriptions stand in the order of the families", () => {
  expect(descriptions.map(({ id }) => id)).toEqual(families.all.map(({ id }) => id));
});
