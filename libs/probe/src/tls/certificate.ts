import type { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../observations';
import { printable } from '../printable';

const MAX_NAMES = 32;

/** `DNS:a.example, DNS:b.example, IP Address:1.2.3.4` → the names. Node quotes whatever could be mistaken for a comma. */
const alternativeNames = (text: string | undefined): string[] =>
  (text ?? '').split(', ').flatMap((entry) => (entry.startsWith('DNS:') ? [entry.slice(4)] : []));

const commonName = (subject: string | undefined): string[] =>
  (subject ?? '').split('\n').flatMap((line) => (line.startsWith('CN=') ? [line.slice(3)] : []));

const toIso = (text: string): string | null => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

export function readCertificate(certificate: X509Certificate): CertificateFacts {
  const { subject, subjectAltName, issuer, validTo, fingerprint256 } = certificate;
  const names = [...commonName(subject), ...alternativeNames(subjectAltName)].map((name) =>
    printable(name, 253).toLowerCase(),
  );
  return {
    names: [...new Set(names)].slice(0, MAX_NAMES),
    issuer: printable(issuer ?? '', 120),
    validTo: toIso(validTo),
    fingerprint256,
  };
}
