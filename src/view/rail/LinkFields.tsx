import { MAX_PROCESSORS } from "../../model/limits";
import type { Machine, Topology, Transfer } from "../../model/machine";
import { contentionSet, machineChanged, overlapSet, topologySet } from "../../state/problemEdits";
import { NumberField } from "../common/NumberField";
import { SelectField } from "../common/SelectField";
import { SwitchField } from "../common/SwitchField";
import { TransferFields } from "./TransferFields";

const TOPOLOGIES = [
  { value: "full", name: "every two joined" },
  { value: "line", name: "line" },
  { value: "ring", name: "ring" },
  { value: "nodes", name: "nodes of several processors" },
];
const HELP =
  "Which processors have a link. Over several links of a line or ring the latency, or the constant time, counts for each and the bytes once (cut-through).";
const NODE_SIZE = { what: "The number of processors in a node", min: 1, max: MAX_PROCESSORS, whole: true };

/** What links cost and, once they cost something, which processors are joined and what waits for a link. */
export function LinkFields({
  machine,
  problems,
}: {
  machine: Machine;
  problems: Readonly<Record<string, string>>;
}) {
  const { transfer, topology } = machine;
  const isNodes = topology?.kind === "nodes";
  const matters =
    transfer.kind !== "none" || topology !== undefined || machine.contention || machine.blockingSends;
  return (
    <>
      <TransferFields
        label={isNodes ? "Inside a node" : "Transfers"}
        help="What it costs to send a tensor from one processor to another."
        where={isNodes ? " inside a node" : ""}
        transfer={transfer}
        problems={{
          time: problems.transfer,
          latency: problems.latency,
          bandwidth: problems.bandwidth,
        }}
        onChange={(next, join) => machineChanged({ transfer: next }, { join })}
      />
      {matters && (
        <>
          <SelectField
            label="Topology"
            help={HELP}
            value={topology?.kind ?? "full"}
            options={TOPOLOGIES}
            onChange={(kind) => topologySet(topologyOf(kind, machine))}
          />
          {isNodes && (
            <>
              <NumberField
                label="Node size"
                help="Processors of a node; the last node may have fewer."
                range={NODE_SIZE}
                value={topology.nodeSize}
                onChange={(nodeSize) => topologySet({ ...topology, nodeSize }, { join: "nodeSize" })}
                problem={problems.nodeSize}
              />
              <TransferFields
                label="Between nodes"
                help="What it costs to send a tensor from a processor of one node to one of another."
                where=" between nodes"
                transfer={topology.between}
                problems={{
                  time: problems.nodeTransfer,
                  latency: problems.nodeLatency,
                  bandwidth: problems.nodeBandwidth,
                }}
                onChange={(between, join) =>
                  topologySet({ ...topology, between }, { join: join && `node ${join}` })
                }
              />
            </>
          )}
          <SwitchField
            label="Tensors wait for links"
            help="A link carries one tensor at a time, first ready first: each processor has a port to send and one to receive, each node a link out and one in, neighbours on a line or ring a link each way."
            on={machine.contention === true}
            onChange={contentionSet}
          />
          <SwitchField
            label="Compute while sending"
            help="Off: a processor starts its next task when what it sends has arrived. The receiver goes on either way."
            on={machine.blockingSends !== true}
            onChange={overlapSet}
          />
        </>
      )}
    </>
  );
}

/** What a kind starts with: nodes of four, joined by a network a tenth as fast as a link inside one. */
function topologyOf(kind: string, { transfer }: Machine): Topology | undefined {
  if (kind === "line" || kind === "ring") return { kind };
  return kind === "nodes" ? { kind, nodeSize: 4, between: slower(transfer) } : undefined;
}

function slower(transfer: Transfer): Transfer {
  switch (transfer.kind) {
    case "none":
      return { kind: "constant", time: 0 };
    case "constant":
      return { kind: "constant", time: 10 * transfer.time };
    case "link":
      return { kind: "link", latency: transfer.latency, bandwidth: transfer.bandwidth / 10 };
  }
}
