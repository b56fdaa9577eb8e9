import { rows } from './rows';

/** Names in the certificates of block pages, lapsed ones included. */
export const INDONESIA_TLS = [
  ...rows('tls-cert-name', [
    ['internetbaik.telkomsel.com', 'isp', 'Telkomsel', 9, 'public reports, 2026'],
    ['internetpositif.id', 'national', 'Telkom', 9, 'public reports, 2026'],
    ['internetsehatku.com', 'national', 'Telkom', 8, 'public reports, 2026'],
  ]),
];
