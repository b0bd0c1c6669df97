import type { Family } from "../family";
import { families } from ".";

/** A family without its way to plan: what menus, forms, headers and links need of it. */
export type FamilyDescription = Omit<Family, "plan">;

/**
 * Every family's description, plain data that JSON carries. The page's build computes this list beforehand and puts it in
 * this file's place (vite.config.ts), so that how families plan stays in the worker and the page loads sooner.
 */
export const descriptions: readonly FamilyDescription[] = families.all.map(
  ({ plan: _, ...description }) => description,
);
