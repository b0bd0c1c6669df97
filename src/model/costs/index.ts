import { registry } from "../../base/registry";
import type { CostModel } from "./costModel";
import { macs } from "./macs";
import { profile } from "./profile";
import { roofline } from "./roofline";
import { systolic } from "./systolic";
import { ticks } from "./ticks";

/** The cost models. A new one is one file and one line here. */
export const costs = registry<CostModel>("cost model", [macs, systolic, roofline, profile, ticks]);
