import type { Theme } from "../../render/theme";
import { formatNumber } from "../../scene/timeUnit";
import { Term } from "../common/Term";
import { useTheme } from "../common/useTheme";
import table from "../drawer/Table.module.css";
import { type ColumnScale, columnScale } from "./priceTable";
import { Rest } from "./Rest";
import { CutBar } from "./SpikeCutBar";
import css from "./Spikes.module.css";
import { type CutBytes, type FilterShare, passShare, type SpikeTable } from "./spikeTable";

const STEPS = "Time steps: every sample passes through a layer once for each time step.";
const STREAM =
  "Rows of the forward product, which stream through an array that holds the weights.\nsamples × output positions × time steps";
const FILTER =
  "A leaky neuron is a first-order filter. Its pass over samples × time steps × neurons costs one operation each, or a column's share of a cycle on an array; its adjoint costs the same with the activation gradient, or with the weight gradient of a first layer that computes none.";
const CUT =
  "What one minibatch sends if the next layer is on another processor: a bit for each neuron and time step forward, a number of full precision for each backward.";

/** Layers of a spiking network: streams, filter passes, and what crosses the cut behind each. */
export function SpikeLayers({ table: { rows, sum, mostBytes } }: { readonly table: SpikeTable }) {
  const theme = useTheme();
  const bytes = columnScale(
    rows.flatMap(({ cut }) => (cut === undefined ? [] : [cut.forward, cut.backward])),
    "",
  );
  const full = rows.reduce(
    (most, { forward, gradients }) => Math.max(most, passShare(forward), passShare(gradients)),
    0,
  );
  return (
    <>
      <Heads unit={`${bytes.unit}B`} />
      <tbody>
        {rows.map(({ name, timeSteps, stream, forward, gradients, cut }, layer) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its number
          <tr key={layer}>
            <th scope="row">{name}</th>
            <td className={table.first}>{timeSteps}</td>
            <td>{stream === undefined ? "–" : formatNumber(stream, 9)}</td>
            <Filter share={forward} full={full} isFirst />
            <Filter share={gradients} full={full} />
            {cut === undefined ? (
              <td colSpan={3} className={`${table.group} ${table.soft}`}>
                The last layer: nothing is sent on.
              </td>
            ) : (
              <Cut cut={cut} most={mostBytes} theme={theme} scale={bytes} />
            )}
            <Rest />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All layers</th>
          <td className={table.first} />
          <td />
          <Filter share={sum.forward} full={full} isFirst />
          <Filter share={sum.gradients} full={full} />
          <Cut cut={sum.cut} most={sum.cut.forward + sum.cut.backward} theme={theme} scale={bytes} />
          <Rest />
        </tr>
      </tfoot>
    </>
  );
}

function Heads({ unit }: { readonly unit: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">Layer</th>
        <th scope="col" className={table.first}>
          <Term name="Steps" definition={STEPS} />
        </th>
        <th scope="col">
          <Term name="Stream" definition={STREAM} />
        </th>
        <th scope="col" className={table.first}>
          <Term name="Filter, of F" definition={FILTER} />
        </th>
        <th scope="col">of I and W</th>
        <th scope="col" className={table.group}>
          <Term name="Cut behind" definition={CUT} />
        </th>
        <th scope="col">
          Spikes forward <span className={table.soft}>{unit}</span>
        </th>
        <th scope="col">
          Gradients backward <span className={table.soft}>{unit}</span>
        </th>
        <Rest />
      </tr>
    </thead>
  );
}

interface FilterProps {
  readonly share: FilterShare;
  /** The share that fills the meter. */
  readonly full: number;
  readonly isFirst?: boolean;
}

function Filter({ share, full, isFirst }: FilterProps) {
  const part = passShare(share);
  return (
    <td className={isFirst ? table.first : undefined}>
      <span className={`${table.meter} ${css.meter}`} aria-hidden="true">
        <span style={{ transform: `scaleX(${full === 0 ? 0 : part / full})` }} />
      </span>
      <span className={css.share}>{formatNumber(100 * part, 2)} %</span>
    </td>
  );
}

interface CutProps {
  readonly cut: CutBytes;
  readonly most: number;
  readonly theme: Theme;
  readonly scale: ColumnScale;
}

function Cut({ cut, most, theme, scale }: CutProps) {
  return (
    <>
      <td className={table.group}>
        <CutBar cut={cut} most={most} theme={theme} />
      </td>
      <td>{scale.format(cut.forward)}</td>
      <td>{scale.format(cut.backward)}</td>
    </>
  );
}
