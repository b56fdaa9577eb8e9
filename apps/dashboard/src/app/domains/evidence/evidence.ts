export interface EvidenceRow {
  layer: string;
  /** Facts in few words, empty where nothing was tried. */
  here: string;
  outside: string;
  decides: boolean;
}

/** What a checker sent along, as far as it can be laid side by side. */
export interface Evidence {
  url: string | null;
  rows: EvidenceRow[];
  /** The control's name, or null: nobody outside was asked. */
  outside: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The layers in what any checker may have sent; null where it holds none. Pure, and never throws. */
export function readEvidence(evidence: Record<string, unknown> | null): Evidence | null {
  const { layers, control, url } = evidence ?? {};
  const rows = (Array.isArray(layers) ? layers : []).filter(isObject).flatMap((row): EvidenceRow[] => {
    const layer = textOf(row['layer']);
    return layer
      ? [{ layer, here: textOf(row['here']), outside: textOf(row['outside']), decides: row['decides'] === true }]
      : [];
  });
  if (rows.length === 0) return null;
  return { url: textOf(url) || null, rows, outside: (isObject(control) && textOf(control['name'])) || null };
}
