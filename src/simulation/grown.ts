/** A longer copy of a column whose further entries are 0: tables of a run double when they are full, and never shrink. */
export function grown<A extends Int32Array | Uint8Array | Float64Array>(column: A, size: number): A {
  const longer = new (column.constructor as new (size: number) => A)(size);
  longer.set(column);
  return longer;
}
