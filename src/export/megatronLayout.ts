import { type LayoutLetter, writeMegatronLayout } from "../schedule/partition/megatronLayout";
import type { TextExporter } from "./exporter";

/** Which layers each stage holds, as the argument of Megatron's --pipeline-model-parallel-layout. */
export const megatronLayout: TextExporter = {
  kind: "text",
  id: "megatron-layout",
  name: "Megatron layout",
  help: "Which layers each stage holds, for Megatron's --pipeline-model-parallel-layout: a letter for a layer, | between stages.",
  extension: "txt",
  mediaType: "text/plain",
  manyCharts: false,
  write: ({ charts }) => {
    const { graph, layerNames } = charts[0].result;
    const stages = Array.from({ length: graph.stages }, (): LayoutLetter[] => []);
    for (const { kind, stage, firstLayer, lastLayer, piece = 0 } of graph.ops) {
      if (kind !== "forward" || piece > 0) continue;
      for (let layer = firstLayer; layer <= lastLayer; layer++)
        stages[stage].push(letterOf(layer, layerNames));
    }
    return `${writeMegatronLayout(stages)}\n`;
  },
};

/** E for a first layer that is an embedding by its name, L for a last one that is a head or a loss, t for all others. */
function letterOf(layer: number, names: readonly string[]): LayoutLetter {
  if (layer === 0 && /embed/i.test(names[layer])) return "E";
  return layer === names.length - 1 && /\b(lm_?)?head\b|loss/i.test(names[layer]) ? "L" : "t";
}
