import type { TransitionDto } from '@nawala/contracts';
import { t } from '../../locale/t';
import { absoluteTime } from '../../time/relative-time';
import { describeGrounds } from '../grounds';
import { readEvidence } from './evidence';
import { sayFacts } from './say-facts';
import { labelOf } from '../../vantages/label-of';

interface Reported {
  row: TransitionDto;
  evidence: Record<string, unknown> | null;
  /** Undefined: it has gone. */
  brand: string | undefined;
  /** Where this can be seen. */
  url: string;
}

/** What a checker saw, as text to hand on: to a provider, a lawyer, a ticket. In the language of the page. */
export function reportOf({ row, evidence, brand, url }: Reported): string {
  const { domain, displayName, to, at, confirmed } = row;
  const vantage = labelOf(row.vantage);
  // Both forms: who acts on it looks for the one that is in the DNS.
  const name = displayName && displayName !== domain ? `${displayName} (${domain})` : domain;
  const read = readEvidence(evidence);
  const grounds = describeGrounds(row);
  const seen = [grounds, confirmed && t('report.confirmed')].filter(Boolean).join(', ');
  const line = (label: string, text: string) => t('report.line', { label, text });
  const layers = (read?.rows ?? []).flatMap(({ layer, here, outside, decides }) => [
    '',
    decides ? t('report.decides', { layer: layer.toUpperCase() }) : layer.toUpperCase(),
    `  ${line(t('evidence.here', { vantage }), sayFacts(here))}`,
    `  ${line(read!.outside ? t('evidence.outside', { control: read!.outside }) : t('evidence.noControl'), sayFacts(outside))}`,
  ]);
  return [
    line(name, t(`verdict.${to}`)),
    ...(brand ? [line(t('domain.brand'), brand)] : []),
    line(t('changes.network'), vantage),
    line(t('report.at'), absoluteTime(at)),
    ...(seen ? [line(t('detail.how'), seen)] : []),
    ...(read?.url ? [t('evidence.measured', { url: read.url })] : []),
    ...(layers.length > 0 ? layers : ['', t('evidence.noLayers')]),
    '',
    `Nawala Monitor, ${url}`,
  ].join('\n');
}
