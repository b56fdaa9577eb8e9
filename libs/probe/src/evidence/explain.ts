import { compareUrls } from '../classify/compare/compare';
import type { Layer } from '../classify/hop-outcome';
import type { Comparison, Facts, LayerRow } from '../classify/verdict';
import type { Hop, Witness } from '../observations';
import { layersOf } from './layers';

/** One address of a chain, layer by layer, here and outside. */
export interface ExplainedHop {
  hop: Hop;
  /** How many redirects led here. */
  depth: number;
  layers: LayerRow[];
}

/** Where the decision fell. */
interface Decisive {
  url: string;
  layer: Layer | null;
}

type Seen = Pick<Facts, 'observations' | 'control'>;

const NO_WITNESS: Witness = { kind: 'denies', resolver: '', addresses: [], how: null };

/** As it was seen, with nothing read into it: what an answer means is for the rules. */
const literally = ({ observations, control }: Seen) => {
  const report = control?.report;
  const seen = report ? { ...control, report: { ...report, witness: NO_WITNESS } } : (control ?? null);
  return compareUrls({ observations, control: seen, fingerprints: [] });
};

interface SeenHop extends Omit<ExplainedHop, 'layers'> {
  comparison: Comparison;
}

const hopsOf = (seen: Seen): SeenHop[] =>
  literally(seen).flatMap((comparison) => comparison.url.hops.map((hop, depth) => ({ comparison, hop, depth })));

/** Everything that was seen, side by side; `decisive` marks one line, of the last hop that has this address. */
export function explain(seen: Seen, decisive: Decisive | null): ExplainedHop[] {
  const hops = hopsOf(seen);
  const marked = decisive && hops.findLastIndex(({ hop }) => hop.url === decisive.url);
  return hops.map(({ comparison, hop, depth }, index) => ({
    hop,
    depth,
    layers: layersOf(hop, comparison, index === marked ? (decisive?.layer ?? null) : null),
  }));
}

/** The same of the last hop that has this address alone; undefined where none has. */
export function explainDecisive(seen: Seen, { url, layer }: Decisive): LayerRow[] | undefined {
  const found = hopsOf(seen).findLast(({ hop }) => hop.url === url);
  return found && layersOf(found.hop, found.comparison, layer);
}
