import type { ScanMethod } from '@nawala/contracts';

const METHODS: Record<ScanMethod, string> = {
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS',
  http: 'HTTP',
  list: 'Block list',
  custom: 'Custom check',
};

/** The layer that decided and what it saw, as one short phrase: `DNS · answer replaced`; null when nothing is known. */
export function describeGrounds({
  method,
  reason,
}: {
  method: ScanMethod | null;
  reason: string | null;
}): string | null {
  return [method && METHODS[method], reason].filter(Boolean).join(' · ') || null;
}
