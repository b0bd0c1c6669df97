import { assert } from "./assert";
import { type Refusal, refuse } from "./refusal";

/** A named, ordered collection: menus and shared test suites run over `all`. */
export interface Registry<T extends { readonly id: string }> {
  /** In the order of registration, which is the order of menus. */
  readonly all: readonly T[];
  /** The entry with this id, or a refusal that lists the known ids. */
  find(id: string): T | Refusal;
  /** The entry with this id; an unknown id is our bug. */
  get(id: string): T;
}

/** Builds a registry; a duplicate id is our bug. `what` names an entry in messages, for instance "schedule family". */
export function registry<T extends { readonly id: string }>(
  what: string,
  entries: readonly T[],
): Registry<T> {
  const byId = new Map<string, T>();
  for (const entry of entries) {
    assert(!byId.has(entry.id), `two ${what} entries are called ${entry.id}`);
    byId.set(entry.id, entry);
  }
  return {
    all: entries,
    find: (id) =>
      byId.get(id) ?? refuse(`There is no ${what} "${id}"; known are ${[...byId.keys()].join(", ")}.`),
    get: (id) => {
      const entry = byId.get(id);
      assert(entry !== undefined, `there is no ${what} "${id}"`);
      return entry;
    },
  };
}
