import { isRefusal } from "../../base/refusal";
import { arrayEnergy } from "../../model/costs/arrayEnergy";
import { arrayProblem } from "../../model/costs/arrayProblem";
import type { Problem } from "../../model/problem";
import { layerPrices } from "../../state/layerPrices";

/** How many times less the whole forward takes with fused pooling, in full precision. */
export interface FusionGains {
  /** By the chosen costs; undefined where they know no fusion. */
  readonly speed: number | undefined;
  /** Undefined where layers are not priced on an array. */
  readonly energy: number | undefined;
}

/** What fusing gains over the same problem without it, sums over windows priced as the problem says. */
export function fusionGains(problem: Problem): FusionGains {
  const [plain, fused] = [false, true].map((mlcnn) => withFusion(problem, mlcnn));
  return {
    speed: ratio(forwardPrice(plain), forwardPrice(fused)),
    energy: ratio(energyOf(plain), energyOf(fused)),
  };
}

function withFusion(problem: Problem, mlcnn: boolean): Problem {
  const { cost } = problem;
  return { ...problem, cost: { ...cost, options: { ...cost.options, mlcnn, lowPrecision: 1 } } };
}

function forwardPrice(problem: Problem): number | undefined {
  return layerPrices(problem)?.forward.reduce((sum, price) => sum + price, 0);
}

function energyOf(problem: Problem): number | undefined {
  const onArray = arrayProblem(problem);
  return isRefusal(onArray) ? undefined : arrayEnergy(onArray).reduce((sum, { forward }) => sum + forward, 0);
}

function ratio(plain: number | undefined, fused: number | undefined): number | undefined {
  return plain === undefined || fused === undefined || fused === 0 ? undefined : plain / fused;
}
