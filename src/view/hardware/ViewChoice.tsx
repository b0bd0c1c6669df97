import { ViewRadios } from "../common/ViewRadios";
import css from "./Hardware.module.css";

/** What the tab shows of the layers. */
export type LayersView = "prices" | "array" | "interleaving" | "mlcnn" | "spikes";

const VIEWS: readonly { readonly id: LayersView; readonly name: string }[] = [
  { id: "prices", name: "Prices" },
  { id: "array", name: "On the array" },
  { id: "interleaving", name: "Interleaved gradients" },
  { id: "mlcnn", name: "Fused pooling" },
  { id: "spikes", name: "Spikes" },
];

interface Props {
  readonly view: LayersView;
  readonly onChange: (view: LayersView) => void;
}

/** Which of the tab's tables is shown. */
export function ViewChoice({ view, onChange }: Props) {
  return (
    <div className={css.views}>
      <ViewRadios
        label="What is shown of the layers"
        name="layers-view"
        views={VIEWS}
        value={view}
        onChange={onChange}
      />
    </div>
  );
}
