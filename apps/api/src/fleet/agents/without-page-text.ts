/** Members of evidence that quote a page. */
const QUOTES: readonly string[] = ['title', 'body', 'text', 'snippet', 'bodyFailure'];
/** As `apps/checker` quotes a title within a sentence. */
const QUOTED = /“[^”]*”/g;

/** Evidence about a name that nobody watches: facts of the network, and not a word of what stands on the page. */
export function withoutPageText(evidence: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(evidence).flatMap(([name, value]) => (QUOTES.includes(name) ? [] : [[name, cleaned(value)]])),
  );
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(QUOTED, '“…”');
  if (Array.isArray(value)) return value.map(cleaned);
  return typeof value === 'object' && value !== null ? withoutPageText(value as Record<string, unknown>) : value;
}
