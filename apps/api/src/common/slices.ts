/** A list in pieces of at most `size`, for work that must give others their turn. */
export function slicesOf<T>(items: readonly T[], size: number): (readonly T[])[] {
  const slices: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) slices.push(items.slice(start, start + size));
  return slices;
}
