import { X509Certificate } from 'node:crypto';
import { createAuthority } from '../../staged/authority';
import { isIssuerOf, issuerAddress, mayBeIncomplete } from './issuers';

const ISSUER = 'http://issuers.example.net/between.der';
const addressIn = (...lines: string[]) => issuerAddress({ infoAccess: lines.join('\n') })?.href;

it('is had where the certificate says, over plain http at its usual port', () => {
  expect(addressIn('OCSP - URI:http://ocsp.example.net/', `CA Issuers - URI:${ISSUER}`)).toBe(ISSUER);
  expect(addressIn('CA Issuers - URI:ldap://x.example.net/', `CA Issuers - URI:"${ISSUER}"`)).toBe(ISSUER);
});

it.each([
  '',
  'OCSP - URI:http://ocsp.example.net/',
  'CA Issuers - URI:https://issuers.example.net/',
  'CA Issuers - URI:http://issuers.example.net:8080/',
  'CA Issuers - URI:file:///etc/passwd',
  'CA Issuers - URI:http://',
  `CA Issuers - URI:${ISSUER}?${'x'.repeat(2_048)}`,
])('is nowhere according to %j', (line) => {
  expect(addressIn(line)).toBeUndefined();
});

it('is an authority by another that has signed this one, and never one by itself', async () => {
  const [authority, other] = await Promise.all([createAuthority('One'), createAuthority('Other')]);
  const issued = new X509Certificate((await authority.issue({ names: ['a.com'], issuerAt: ISSUER })).cert);
  const between = new X509Certificate(authority.intermediate);
  expect(isIssuerOf(between, issued)).toBe(true);
  expect(isIssuerOf(new X509Certificate(other.intermediate), issued)).toBe(false);
  expect(isIssuerOf(issued, issued)).toBe(false);
  expect(isIssuerOf(new X509Certificate(authority.pem), between)).toBe(false);
});

it('may be missing where OpenSSL knows no issuer, and not where something else is wrong', () => {
  expect(['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'].every(mayBeIncomplete)).toBe(true);
  expect(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', null].some(mayBeIncomplete)).toBe(false);
});
