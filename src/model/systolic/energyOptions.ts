import type { OptionSpec, OptionValues } from "../../base/options";
import { ENERGY_CONSTANTS, type EnergyConstant, type EnergyTable, energyTables } from "./energy";

type NumberSpec = Extract<OptionSpec, { readonly kind: "number" }>;

const ABOUT: Readonly<Record<EnergyConstant, readonly [name: string, help: string]>> = {
  mac: ["Multiply-add", "Energy of a multiplication and the addition of its product."],
  addition: ["Addition", "Energy of an addition alone: of MLCNN's sums over windows."],
  register: [
    "Register",
    "Energy of a word from a register inside a processing element: one for each multiply-add.",
  ],
  neighbour: [
    "Neighbour",
    "Energy of a word handed to the next processing element: two for each multiply-add.",
  ],
  sram: ["SRAM word", "Energy of a word read from or written to the memory on the chip."],
  dram: ["DRAM word", "Energy of a word read from or written to the memory off the chip."],
};

/** Every constant's option, in the unit of the table; without a value the published one counts. */
export const energyConstantOptions: Readonly<Record<EnergyConstant, NumberSpec>> = {
  mac: constantOption("mac"),
  addition: constantOption("addition"),
  register: constantOption("register"),
  neighbour: constantOption("neighbour"),
  sram: constantOption("sram"),
  dram: constantOption("dram"),
};

function constantOption(constant: EnergyConstant): NumberSpec {
  const [name, help] = ABOUT[constant];
  return {
    kind: "number",
    id: `energy${constant[0].toUpperCase()}${constant.slice(1)}`,
    name,
    help: `${help} Replaces the published one, in the unit of its table.`,
    besideResults: true,
    min: 0,
    max: 1e6,
  };
}

/** The published tables by name. */
export const energyTableNames = [
  { value: "horowitz", name: "45 nm, pJ" },
  { value: "eyeriss", name: "65 nm, relative" },
] as const;

/** The published table that energies start from, and every constant that replaces one of it. */
export const energyOptions: readonly OptionSpec[] = [
  {
    kind: "choice",
    id: "energy",
    name: "Energy",
    help: "The published constants that energies are worked out with; they change no time.",
    besideResults: true,
    default: "horowitz",
    choices: energyTableNames,
  },
  ...Object.values(energyConstantOptions),
];

/** The constants in force. */
export interface ChosenEnergy extends EnergyTable {
  readonly id: keyof typeof energyTables;
  /** The table that they start from. */
  readonly published: EnergyTable;
  /** Those that differ from it. */
  readonly changed: readonly EnergyConstant[];
}

/** The constants that options of the cost model `systolic` give: a published table's, but for those that are replaced. */
export function chosenEnergy(options: OptionValues): ChosenEnergy {
  const id = options.energy === "eyeriss" ? "eyeriss" : "horowitz";
  const published: EnergyTable = energyTables[id];
  const table = { ...published, ...replaced(options) };
  const changed = ENERGY_CONSTANTS.filter((constant) => table[constant] !== published[constant]);
  return { ...table, id, published, changed };
}

function replaced(options: OptionValues): Partial<Record<EnergyConstant, number>> {
  return Object.fromEntries(
    ENERGY_CONSTANTS.flatMap((constant) => {
      const value = options[energyConstantOptions[constant].id];
      return typeof value === "number" ? [[constant, value]] : [];
    }),
  );
}
