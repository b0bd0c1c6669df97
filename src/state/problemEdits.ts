import { capitalized } from "../base/capitalized";
import type { OptionValues } from "../base/options";
import type { Machine, Topology } from "../model/machine";
import type { Network } from "../model/network";
import type { Problem, Training } from "../model/problem";
import { fitSpeeds } from "../model/withSize";
import { documentEdited, documentStore, type EditOptions } from "./documentStore";
import { inUnitsOf, numbersInOtherUnits } from "./inUnitsOf";
import { noticed } from "./notices";

/** Changes the problem in one step of undo. */
export function problemEdited(edit: (problem: Problem) => Problem, options?: EditOptions): void {
  documentEdited((document) => {
    const problem = edit(document.problem);
    return problem === document.problem ? document : { ...document, problem };
  }, options);
}

/**
 * Another network takes the place of this one. Its preferred cost model comes with it, unless the user chose another
 * model that prices any network.
 */
export function networkChosen(network: Network): void {
  networkReplaced((problem) => {
    const isOwnChoice = problem.cost.id !== problem.network.preferredCost;
    const stays = isOwnChoice && network.preferredCost === "macs" && !NEEDS_TIMES.has(problem.cost.id);
    return { ...problem, network, cost: stays ? problem.cost : { id: network.preferredCost, options: {} } };
  });
}

/** Takes another network with its costs, and says which numbers of the machine are in another unit then. */
export function networkReplaced(edit: (problem: Problem) => Problem): void {
  const before = documentStore.getState().document.problem;
  problemEdited(edit);
  tellOfUnits(before, "stand as they were typed");
}

/** Cost models that read times which only some networks have. */
const NEEDS_TIMES: ReadonlySet<string> = new Set(["profile", "ticks"]);

/** The network's layers were edited. */
export function networkEdited(network: Network, options?: EditOptions): void {
  problemEdited((problem) => (problem.network === network ? problem : { ...problem, network }), options);
}

/** Sets parts of the machine. */
export function machineChanged(change: Partial<Machine>, options?: EditOptions): void {
  problemEdited((problem) => {
    const machine = changed(problem.machine, change);
    return machine === problem.machine ? problem : { ...problem, machine: fitSpeeds(machine) };
  }, options);
}

/** Gives every processor speed 1 again, or a speed of its own. */
export function speedsSet(speeds: readonly number[] | undefined, options?: EditOptions): void {
  problemEdited((problem) => {
    const { speeds: _, ...machine } = problem.machine;
    return { ...problem, machine: speeds === undefined ? machine : { ...machine, speeds } };
  }, options);
}

/** Says how fast a processor is, or takes it back. */
export function operationsPerSecondSet(value: number | undefined, options?: EditOptions): void {
  problemEdited((problem) => {
    const { operationsPerSecond: _, ...machine } = problem.machine;
    return {
      ...problem,
      machine: value === undefined ? machine : { ...machine, operationsPerSecond: value },
    };
  }, options);
}

/** Says how processors are wired; undefined: every two by a link of their own. */
export function topologySet(value: Topology | undefined, options?: EditOptions): void {
  problemEdited((problem) => {
    const { topology: before, ...machine } = problem.machine;
    if (value === undefined && before === undefined) return problem;
    return { ...problem, machine: value === undefined ? machine : { ...machine, topology: value } };
  }, options);
}

/** Whether links carry one tensor at a time. */
export function contentionSet(on: boolean): void {
  problemEdited((problem) => {
    const { contention: _, ...machine } = problem.machine;
    return { ...problem, machine: on ? { ...machine, contention: true } : machine };
  });
}

/** Whether processors compute while they send. */
export function overlapSet(on: boolean): void {
  problemEdited((problem) => {
    const { blockingSends: _, ...machine } = problem.machine;
    return { ...problem, machine: on ? machine : { ...machine, blockingSends: true } };
  });
}

/** Says how much memory a processor has, or that there is no limit. */
export function memoryBytesSet(value: number | undefined, options?: EditOptions): void {
  problemEdited((problem) => {
    const { memoryBytes: _, ...machine } = problem.machine;
    return { ...problem, machine: value === undefined ? machine : { ...machine, memoryBytes: value } };
  }, options);
}

/** Sets parts of the training. */
export function trainingChanged(change: Partial<Training>, options?: EditOptions): void {
  problemEdited((problem) => {
    const training = changed(problem.training, change);
    return training === problem.training ? problem : { ...problem, training };
  }, options);
}

/** The same object if nothing is different, so that it is no step of undo and asks for no schedule. */
function changed<T extends object>(whole: T, change: Partial<T>): T {
  const next = { ...whole, ...change };
  return Object.keys(change).every((key) => Object.is(next[key as keyof T], whole[key as keyof T]))
    ? whole
    : next;
}

/** Prices the network another way. What is counted in units of the costs is converted, and that is said. */
export function costChosen(id: string): void {
  const { problem: before } = documentStore.getState().document;
  if (before.cost.id === id) return;
  documentEdited((document) =>
    inUnitsOf({ ...document, problem: { ...before, cost: { id, options: {} } } }, before),
  );
  tellOfUnits(before, "were converted so that the network takes as long as before");
}

/** Says which numbers of the document are in another unit than they were before. */
function tellOfUnits(before: Problem, what: string): void {
  const numbers = numbersInOtherUnits(documentStore.getState().document, before);
  if (numbers !== "") noticed({ tone: "done", text: `${capitalized(numbers)} ${what}.` });
}

/** Sets an option of the cost model; undefined takes it back to its default. */
export function costOptionSet(id: string, value: OptionValues[string], options?: EditOptions): void {
  problemEdited(
    (problem) => ({
      ...problem,
      cost: { ...problem.cost, options: withOption(problem.cost.options, id, value) },
    }),
    options,
  );
}

/** Options with one of them set, or left out if the value is undefined. */
export function withOption(values: OptionValues, id: string, value: OptionValues[string]): OptionValues {
  const { [id]: _, ...others } = values;
  return value === undefined ? others : { ...others, [id]: value };
}
