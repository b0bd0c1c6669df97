/** The constants of an energy table, in the order in which they are shown. */
export const ENERGY_CONSTANTS = ["mac", "addition", "register", "neighbour", "sram", "dram"] as const;

/** One of an energy table's constants. */
export type EnergyConstant = (typeof ENERGY_CONSTANTS)[number];

/** Energy of an operation and of moving one 32-bit word, in one unit. */
export interface EnergyTable {
  readonly unit: "pJ" | "MAC";
  readonly mac: number;
  /** An addition without a multiplication. */
  readonly addition: number;
  /** A register inside a processing element. */
  readonly register: number;
  /** From one processing element to the next. */
  readonly neighbour: number;
  /** The memory on the chip. */
  readonly sram: number;
  /** The memory off the chip. */
  readonly dram: number;
  readonly source: string;
  /** Constants that the source does not give. */
  readonly assumed: readonly EnergyConstant[];
}

/**
 * Published energies. Where `horowitz` gives no registers and no hops they count as nothing; where `eyeriss` gives no
 * addition it counts as a multiply-add, the most it can take.
 */
export const energyTables = {
  /** float32 multiply 3.7 and add 0.9; half of a 64-bit access to 8 kB (10); DRAM at its least (1.3 nJ for 64 bits). */
  horowitz: {
    unit: "pJ",
    mac: 4.6,
    addition: 0.9,
    register: 0,
    neighbour: 0,
    sram: 5,
    dram: 640,
    source:
      "45 nm, 0.9 V: Horowitz, Computing's energy problem, ISSCC 2014; DRAM per 32 bits: Han et al., EIE, ISCA 2016",
    assumed: ["register", "neighbour"],
  },
  eyeriss: {
    unit: "MAC",
    mac: 1,
    addition: 1,
    register: 1,
    neighbour: 2,
    sram: 6,
    dram: 200,
    source: "65 nm, relative to a multiply-add: Chen, Emer, Sze, Eyeriss, ISCA 2016, table IV",
    assumed: ["addition"],
  },
} as const satisfies Readonly<Record<string, EnergyTable>>;

/** What a task does and moves; words of 32 bits. */
export interface Activity {
  readonly macs: number;
  /** Additions beside the array; none unless given. */
  readonly additions?: number;
  readonly sramWords: number;
  readonly dramWords: number;
}

/**
 * Energy in the table's unit: a multiply-add uses one register and hands two words to neighbours, whatever stays; to it
 * come additions beside the array and the accesses to both memories. Clock, leakage and everything else that is
 * element-wise are left out.
 */
export function energyOf(
  { macs, additions = 0, sramWords, dramWords }: Activity,
  table: EnergyTable,
): number {
  const perMac = table.mac + table.register + 2 * table.neighbour;
  return macs * perMac + additions * table.addition + sramWords * table.sram + dramWords * table.dram;
}
