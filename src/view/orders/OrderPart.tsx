import { lazy, type ReactNode, Suspense } from "react";
import { useDocument } from "../../state/documentStore";
import { useLayout } from "../../state/layout";
import { OWN_ORDER } from "../../state/orderEdits";
import { loadEditor } from "./writeOrder";

const OrderEditor = lazy(async () => ({ default: (await loadEditor()).OrderEditor }));

/** The editor of the order that is being written, or what stands in its place while none is. */
export function OrderPart({
  isModal,
  children,
}: {
  readonly isModal: boolean;
  readonly children: ReactNode;
}) {
  const edited = useLayout((state) => state.editedOrder);
  const chart = useDocument(({ document }) =>
    document.charts.find(({ id, family }) => id === edited && family === OWN_ORDER),
  );
  if (chart === undefined) return children;
  return (
    <>
      {isModal && children}
      <Suspense>
        <OrderEditor key={chart.id} chart={chart} isModal={isModal} />
      </Suspense>
    </>
  );
}
