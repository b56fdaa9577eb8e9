type Json = Record<string, unknown>;

/** How much of every list and text is kept, tried in turn until the whole fits. */
const STEPS = [
  { items: 16, characters: 300 },
  { items: 6, characters: 160 },
  { items: 3, characters: 120 },
  { items: 2, characters: 80 },
  { items: 1, characters: 60 },
];
/** What decided; kept when nothing else can be. */
const ESSENCE = ['rule', 'url', 'layers', 'control'];

/** The first ones, and the last: in a chain of redirects that is where it ended. */
const shorten = <T>(list: readonly T[], items: number): T[] =>
  list.length <= items || items === 1 ? list.slice(0, items) : [...list.slice(0, items - 1), ...list.slice(-1)];

function trim(value: unknown, items: number, characters: number): unknown {
  if (typeof value === 'string') return value.length <= characters ? value : `${value.slice(0, characters - 1)}…`;
  if (Array.isArray(value)) return shorten(value, items).map((item) => trim(item, items, characters));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, trim(item, items, characters)]));
}

/** The layers are one table: it may lose words, not rows. */
const trimTable = (layers: unknown, characters: number): unknown =>
  Array.isArray(layers) ? layers.map((row) => trim(row, Infinity, characters)) : layers;

const fits = (value: unknown, maxBytes: number) => Buffer.byteLength(JSON.stringify(value)) <= maxBytes;

/** Shortens lists and texts, evenly, until the evidence is at most `maxBytes` of JSON; as a last resort keeps what decided. */
export function fitEvidence(evidence: Json, maxBytes: number): Json {
  if (fits(evidence, maxBytes)) return evidence;
  const essence = Object.fromEntries(Object.entries(evidence).filter(([key]) => ESSENCE.includes(key)));
  const attempts = [evidence, essence].flatMap((json) => STEPS.map((step) => ({ json, ...step })));
  for (const { json, items, characters } of attempts) {
    const trimmed = trim(json, items, characters) as Json;
    if (json['layers'] !== undefined) trimmed['layers'] = trimTable(json['layers'], characters);
    if (fits(trimmed, maxBytes)) return trimmed;
  }
  return { rule: evidence['rule'] };
}
