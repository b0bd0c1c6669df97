import { useLayout } from "../../state/layout";
import { orderOpened } from "../../state/orderEdits";
import { useOrderExam } from "../../state/orderExams";
import { Button } from "../common/Button";
import { loadEditor } from "./writeOrder";

/** Which published order a chart's own one is or is nearest to. */
export function useRecognized(chart: string): string | undefined {
  return useOrderExam(chart)?.sentence;
}

/** The way to the editor of a chart's own order, unless it is open. */
export function EditOrderButton({ chart }: { readonly chart: string }) {
  const isOpen = useLayout((state) => state.editedOrder === chart);
  if (isOpen) return null;
  return (
    <Button onPointerEnter={loadEditor} onFocus={loadEditor} onClick={() => orderOpened(chart)}>
      Edit this order
    </Button>
  );
}
