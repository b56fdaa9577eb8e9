/** Weak: the same list compressed in another way is the same list. */
export const weakTag = (version: string): string => `W/"${version}"`;

/** RFC 9110, 13.1.2, with the weak comparison that `If-None-Match` asks for. */
export function matchesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (text: string) => text.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((candidate) => candidate.trim() === '*' || opaque(candidate) === opaque(tag));
}
