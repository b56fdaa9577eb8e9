import type { ReasonParams } from '@nawala/contracts';

export type { ReasonParams };

/** Why a verdict is what it is, without a language: a code of `REASONS` and what its sentence names. */
export interface Reason {
  code: ReasonCode;
  params: ReasonParams;
}

export const REASON_LANGUAGES = ['en', 'id'] as const;
export type ReasonLanguage = (typeof REASON_LANGUAGES)[number];

/** Every reason that the bundled checker gives. */
export const REASON_CODES = [
  'known.dns-ip',
  'known.dns-cname',
  'known.dns-soa',
  'known.dns-ede',
  'known.tls-cert-name',
  'known.http-location',
  'known.http-body',
  'site.certificate',
  'site.same-page',
  'dns.denied',
  'dns.denied-by-address',
  'dns.ghost',
  'dns.private',
  'dns.stranger',
  'dns.proxy',
  'dns.no-web-server',
  'dns.other-page',
  'dns.foreign-redirect',
  'path.failure',
  'http.other-page',
  'http.foreign-redirect',
  'http.same-body',
  'http.legal',
  'down.failure',
  'down.wildcard',
  'down.edge',
  'unsettled.failure',
  'unsettled.response',
  'unsettled.plain-response',
  'unsettled.known-text',
  'unsettled.body',
  'unsettled.edge',
  'unsettled.answer',
  'unsettled.second-answer',
  'unsettled.certificate',
  'own.failure',
  'own.no-ipv6',
  'own.unfinished',
  'own.nothing-measured',
  'own.probes-disagree',
  'resolver.broken',
  'network.portal',
  'network.portal-page',
  'network.fails-too',
  'network.blocks-free-name',
  'path.not-measuring',
  'network.broken',
  'vantage.silent',
  'vantage.forgotten',
  'list.listed',
  'list.belongs',
  'list.absent',
  'plugin.failed',
  'plugin.silent',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];
