import { documentEdited } from "./documentStore";
import { withOption } from "./problemEdits";
import { withChartOf } from "./withChartOf";

/**
 * Prices gradients as interleaved, and puts LayerPipe with both gradients of a layer as one task beside LayerPipe with each
 * placed by itself. One step of undo.
 */
export function interleavingCompared(): void {
  documentEdited((document) => {
    const { cost } = document.problem;
    const options = withOption(cost.options, "gradients", "interleaved");
    const problem = { ...document.problem, cost: { ...cost, options } };
    const isPriced = cost.options.gradients === "interleaved";
    const together = withChartOf(
      { family: "layerpipe", options: {} },
      isPriced ? document : { ...document, problem },
    );
    return withChartOf({ family: "layerpipe", options: { gradientTasks: "apart" } }, together);
  });
}
