import type { ScanMethod } from '@nawala/contracts';

const METHODS: Record<ScanMethod, string> = {
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  http: 'HTTP',
  list: 'Block list',
  custom: 'Custom check',
};

/** The layer that decided and what it saw, as one short phrase: `DNS · answer replaced`. A reason that names
 * the layer itself stands alone. Null when nothing is known. */
export function describeGrounds({
  method,
  reason,
}: {
  method: ScanMethod | null;
  reason: string | null;
}): string | null {
  const layer = method && METHODS[method];
  if (layer && reason?.toLowerCase().startsWith(layer.toLowerCase())) return reason;
  return [layer, reason].filter(Boolean).join(' · ') || null;
}
