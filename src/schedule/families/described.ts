import { registry } from "../../base/registry";
import { descriptions, type FamilyDescription } from "./descriptions";

/** Every family's description, in the order of menus; for whatever need not plan. */
export const describedFamilies = registry<FamilyDescription>("schedule family", descriptions);
