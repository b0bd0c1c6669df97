import type { Transfer } from "../../model/machine";
import { machineChanged } from "../../state/problemEdits";
import { NumberField } from "../common/NumberField";
import { SelectField } from "../common/SelectField";

const KINDS = [
  { value: "none", name: "free" },
  { value: "constant", name: "constant time" },
  { value: "link", name: "latency and bandwidth" },
];
const HELP = "What it costs to send a tensor from one processor to another. It keeps neither of them busy.";
const FROM_ZERO = { min: 0, max: Number.MAX_VALUE, whole: false };

/** Values that a kind starts with: a PCIe-like link. */
const START: Readonly<Record<string, Transfer>> = {
  none: { kind: "none" },
  constant: { kind: "constant", time: 0 },
  link: { kind: "link", latency: 1e-5, bandwidth: 16e9 },
};

/** The cost of a transfer between processors. */
export function TransferFields({
  transfer,
  problems,
}: {
  transfer: Transfer;
  problems: Readonly<Record<string, string>>;
}) {
  return (
    <>
      <SelectField
        label="Transfers"
        help={HELP}
        value={transfer.kind}
        options={KINDS}
        onChange={(kind) => machineChanged({ transfer: START[kind] })}
      />
      {transfer.kind === "constant" && (
        <NumberField
          label="Transfer time"
          help="In the unit of the costs."
          range={{ what: "The transfer time", ...FROM_ZERO }}
          value={transfer.time}
          onChange={(time) => machineChanged({ transfer: { kind: "constant", time } }, { join: "transfer" })}
          problem={problems.transfer}
        />
      )}
      {transfer.kind === "link" && (
        <>
          <NumberField
            label="Latency"
            unit="s"
            hasPrefix
            range={{ what: "The latency in seconds", ...FROM_ZERO }}
            value={transfer.latency}
            onChange={(latency) =>
              machineChanged({ transfer: { ...transfer, latency } }, { join: "latency" })
            }
            problem={problems.latency}
          />
          <NumberField
            label="Bandwidth"
            unit="bytes/s"
            hasPrefix
            range={{ what: "The bandwidth in bytes per second", ...FROM_ZERO, aboveMin: true }}
            value={transfer.bandwidth}
            onChange={(bandwidth) =>
              machineChanged({ transfer: { ...transfer, bandwidth } }, { join: "bandwidth" })
            }
            problem={problems.bandwidth}
          />
        </>
      )}
    </>
  );
}
