import type { Layer } from "../layer";

/** What to know of every spiking preset; `steps` says where the number of time steps comes from. */
export function spikingNotes(steps: string): readonly string[] {
  return [
    steps,
    "Counts are those of one time step; cost models multiply them. The input stands still, and enters once.",
    "Spikes are bits, behind a pooling as well; gradients are full numbers. What neurons keep of their potentials is not counted as memory.",
  ];
}

/** All layers spike but the last, which is read out. */
export function spikingLayers(layers: readonly Layer[]): readonly Layer[] {
  return layers.map((layer, index) => (index < layers.length - 1 ? { ...layer, spiking: true } : layer));
}
