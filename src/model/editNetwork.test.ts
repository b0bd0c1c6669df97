import { describe, expect, test } from "vitest";
import { isRefusal, type Refusal } from "../base/refusal";
import { addLayer, moveLayer, recostLayer, removeLayer, renameLayer } from "./editNetwork";
import type { Network } from "./network";
import { networks } from "./presets/index";

const mlp = networks.get("mlp");
const layer = { name: "new", macs: 1, parameters: 2, activations: 3 };

function done(network: Network | Refusal): Network {
  if (isRefusal(network)) throw new Error(network.reason);
  return network;
}

const names = (network: Network | Refusal) => done(network).layers.map(({ name }) => name);

test("an edited preset is the user's own and says so, once", () => {
  const edited = done(removeLayer(mlp, 3));
  expect(edited).toMatchObject({ id: "own", name: "MLP 784-512-512-512-10, edited" });
  expect(done(removeLayer(edited, 2)).name).toBe("MLP 784-512-512-512-10, edited");
  expect(mlp.layers).toHaveLength(4);
});

describe("layers", () => {
  test("are added before another or at the end", () => {
    expect(names(addLayer(mlp, 0, layer))).toEqual(["new", "fc1", "fc2", "fc3", "fc4"]);
    expect(names(addLayer(mlp, 4, layer))).toEqual(["fc1", "fc2", "fc3", "fc4", "new"]);
  });

  test("are taken out, but for the last one", () => {
    expect(names(removeLayer(mlp, 1))).toEqual(["fc1", "fc3", "fc4"]);
    const one = { ...mlp, layers: [layer] };
    expect(removeLayer(one, 0)).toMatchObject({ kind: "refused", field: "network" });
  });

  test("are moved either way", () => {
    expect(names(moveLayer(mlp, 0, 2))).toEqual(["fc2", "fc3", "fc1", "fc4"]);
    expect(names(moveLayer(mlp, 3, 0))).toEqual(["fc4", "fc1", "fc2", "fc3"]);
    expect(moveLayer(mlp, 1, 1)).toBe(mlp);
  });

  test("are renamed", () => {
    expect(names(renameLayer(mlp, 1, "hidden"))).toEqual(["fc1", "hidden", "fc3", "fc4"]);
    expect(renameLayer(mlp, 1, " ")).toMatchObject({ kind: "refused", field: "name" });
  });

  test("beyond 20,000 are refused", () => {
    const full = { ...mlp, layers: Array.from({ length: 20_000 }, () => layer) };
    expect(addLayer(full, 0, layer)).toMatchObject({ kind: "refused", field: "network" });
  });
});

describe("costs", () => {
  const times = { forward: 1, activationGradient: 2, weightGradient: 3 };

  test("retyped sizes drop the shape that no longer tells them", () => {
    const [first] = done(recostLayer(mlp, 0, { macs: 5 })).layers;
    expect(first).toEqual({ name: "fc1", macs: 5, parameters: 401_920, activations: 512 });
  });

  test("typed times keep sizes and shape", () => {
    const [first] = done(recostLayer(mlp, 0, { times })).layers;
    expect(first).toEqual({ ...mlp.layers[0], times });
  });

  test.each([
    ["macs", { macs: -1 }],
    ["parameters", { parameters: 0.5 }],
    ["activations", { activations: Number.NaN }],
    ["weightGradient", { times: { ...times, weightGradient: Number.POSITIVE_INFINITY } }],
  ])("wrong %s are refused beside their field", (field, sizes) => {
    expect(recostLayer(mlp, 0, sizes)).toMatchObject({ kind: "refused", field });
    if (field === "macs") expect(addLayer(mlp, 0, { ...layer, ...sizes })).toMatchObject({ field });
  });
});
