/** The maximum time to block answers, in ms. An answer waits for several slices, because it consists of several steps. */
const maxSliceMs = 5;

/** Maps items one after the other, and lets answers run in between. */
export async function mapInSlices<T, R>(items: readonly T[], map: (item: T) => R): Promise<R[]> {
  const results: R[] = [];
  let sliceStart = performance.now();
  for (const item of items) {
    results.push(map(item));
    if (performance.now() - sliceStart < maxSliceMs) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
  return results;
}
