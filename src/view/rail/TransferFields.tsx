import type { Transfer } from "../../model/machine";
import { NumberField } from "../common/NumberField";
import { SelectField } from "../common/SelectField";

const KINDS = [
  { value: "none", name: "free" },
  { value: "constant", name: "constant time" },
  { value: "link", name: "latency and bandwidth" },
];
const FROM_ZERO = { min: 0, max: Number.MAX_VALUE, whole: false };

/** Values that a kind starts with: a PCIe-like link. */
const START: Readonly<Record<string, Transfer>> = {
  none: { kind: "none" },
  constant: { kind: "constant", time: 0 },
  link: { kind: "link", latency: 1e-5, bandwidth: 16e9 },
};

interface Props {
  readonly label: string;
  readonly help: string;
  /** Behind the label of each number, for instance " between nodes". */
  readonly where: string;
  readonly transfer: Transfer;
  /** What is wrong with each number. */
  readonly problems: { readonly time?: string; readonly latency?: string; readonly bandwidth?: string };
  /** `join` is the same for edits of one number, so that they are one step of undo. */
  readonly onChange: (transfer: Transfer, join?: string) => void;
}

/** The cost of a transfer between processors. */
export function TransferFields({ label, help, where, transfer, problems, onChange }: Props) {
  return (
    <>
      <SelectField
        label={label}
        help={help}
        value={transfer.kind}
        options={KINDS}
        onChange={(kind) => onChange(START[kind])}
      />
      {transfer.kind === "constant" && (
        <NumberField
          label={`Transfer time${where}`}
          help="In the unit of the costs."
          range={{ what: `The transfer time${where}`, ...FROM_ZERO }}
          value={transfer.time}
          onChange={(time) => onChange({ kind: "constant", time }, "transfer")}
          problem={problems.time}
        />
      )}
      {transfer.kind === "link" && (
        <>
          <NumberField
            label={`Latency${where}`}
            unit="s"
            hasPrefix
            range={{ what: `The latency in seconds${where}`, ...FROM_ZERO }}
            value={transfer.latency}
            onChange={(latency) => onChange({ ...transfer, latency }, "latency")}
            problem={problems.latency}
          />
          <NumberField
            label={`Bandwidth${where}`}
            unit="bytes/s"
            hasPrefix
            range={{ what: `The bandwidth in bytes per second${where}`, ...FROM_ZERO, aboveMin: true }}
            value={transfer.bandwidth}
            onChange={(bandwidth) => onChange({ ...transfer, bandwidth }, "bandwidth")}
            problem={problems.bandwidth}
          />
        </>
      )}
    </>
  );
}
