import { MAX_LAYERS } from "../../model/limits";
import { type UniformChain, uniformChanged } from "../../state/uniformChain";
import { NumberField } from "../common/NumberField";

const TIMES = [
  { id: "forward", name: "Forward" },
  { id: "activationGradient", name: "Activation grad." },
  { id: "weightGradient", name: "Weight gradient" },
] as const;
const TIME = { min: 0, max: Number.MAX_VALUE, whole: false };

/** A chain of equal layers needs no table: a length and three times make it. */
export function UniformFields({ chain }: { readonly chain: UniformChain }) {
  return (
    <>
      <NumberField
        label="Layers"
        range={{ what: "The number of layers", min: 1, max: MAX_LAYERS, whole: true }}
        slider={{ min: 1, max: 64 }}
        value={chain.layers}
        onChange={(layers) => uniformChanged({ ...chain, layers }, { join: "uniform.layers" })}
      />
      {TIMES.map(({ id, name }) => (
        <NumberField
          key={id}
          label={name}
          range={{ what: `The time of the ${name.toLowerCase()}`, ...TIME }}
          slider={{ min: 0, max: 8, step: 0.5 }}
          value={chain.times[id]}
          onChange={(time) =>
            uniformChanged({ ...chain, times: { ...chain.times, [id]: time } }, { join: `uniform.${id}` })
          }
        />
      ))}
    </>
  );
}
