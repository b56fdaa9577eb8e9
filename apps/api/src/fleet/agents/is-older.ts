const VERSION = /^v?(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?/;

/** Whether one version comes before another. What is no version is neither older nor newer; of two pre-releases neither is. */
export function isOlder(version: string, other: string): boolean {
  const [ours, theirs] = [VERSION.exec(version), VERSION.exec(other)];
  if (!ours || !theirs) return false;
  for (const part of [1, 2, 3]) {
    const difference = Number(ours[part]) - Number(theirs[part]);
    if (difference !== 0) return difference < 0;
  }
  return ours[4] !== undefined && theirs[4] === undefined;
}
