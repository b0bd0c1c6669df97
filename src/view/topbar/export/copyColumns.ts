/** Copies run this long before the page comes round. */
const SLICE_MS = 8;
/** Records of many small parts without a column among them. */
const WITHOUT_COLUMNS: ReadonlySet<string> = new Set(["graph", "after", "layerNames", "problem"]);

/** A value with columns of its own, which can be transferred. */
export interface Copied<T> {
  readonly value: T;
  readonly buffers: readonly ArrayBuffer[];
}

/**
 * Copies a value's columns one by one and lets the page come round in between: a million tasks have 100 MB of them. What is
 * shared stays shared; what is no column is not copied. O(bytes).
 */
export async function copyColumns<T>(value: T): Promise<Copied<T>> {
  const copies = new Map<ArrayBufferLike, ArrayBuffer>();
  let since = performance.now();
  for (const buffer of buffersIn(value, new Set(), new Set())) {
    if (performance.now() - since > SLICE_MS) {
      await nextTask();
      since = performance.now();
    }
    copies.set(buffer, new Uint8Array(buffer).slice().buffer);
  }
  return { value: withCopies(value, copies, new Map()), buffers: [...copies.values()] };
}

function buffersIn(value: unknown, found: Set<ArrayBufferLike>, seen: Set<unknown>): Set<ArrayBufferLike> {
  if (ArrayBuffer.isView(value)) found.add(value.buffer);
  else if (isRecord(value) && !seen.has(value)) {
    seen.add(value);
    for (const [key, field] of Object.entries(value))
      if (!WITHOUT_COLUMNS.has(key)) buffersIn(field, found, seen);
  }
  return found;
}

type Copies = ReadonlyMap<ArrayBufferLike, ArrayBuffer>;

function withCopies<T>(value: T, copies: Copies, made: Map<unknown, unknown>): T {
  if (!isRecord(value)) return value;
  const known = made.get(value);
  if (known !== undefined) return known as T;
  const copy = ArrayBuffer.isView(value) ? viewOf(value, copies) : recordOf(value, copies, made);
  made.set(value, copy);
  return copy as T;
}

function viewOf(view: ArrayBufferView, copies: Copies): ArrayBufferView {
  const length = "length" in view ? view.length : view.byteLength;
  return Reflect.construct(view.constructor, [copies.get(view.buffer), view.byteOffset, length]);
}

function recordOf(record: object, copies: Copies, made: Map<unknown, unknown>): object {
  const copyOf = ([key, field]: readonly [string, unknown]) =>
    [key, WITHOUT_COLUMNS.has(key) ? field : withCopies(field, copies, made)] as const;
  const entries = Object.entries(record).map(copyOf);
  return Array.isArray(record) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
