import type { X509Certificate } from 'node:crypto';
import { withDeadline } from '../deadline';
import type { Measurement } from '../measure/context';
import { fetchIssuer } from './fetch-issuer';
import { isIssuerOf, issuerAddress, MAX_ISSUERS } from './issuers';

async function follow(leaf: X509Certificate, measurement: Measurement): Promise<string[] | undefined> {
  const found: string[] = [];
  for (let issued = leaf; found.length < MAX_ISSUERS;) {
    const address = issuerAddress(issued);
    if (!address) break;
    const issuer = await fetchIssuer(address, measurement);
    /** Its issuer is no longer missing but an authority, which is trusted or not. */
    if (issuer && issuer.subject === issuer.issuer) break;
    if (!issuer || !isIssuerOf(issuer, issued)) return undefined;
    found.push(issuer.toString());
    issued = issuer;
  }
  return found;
}

/**
 * The certificates (PEM) between this one and an authority, as far as each says where the next is. Undefined when one of
 * them could not be had; empty when none is named, so that nothing was left out.
 */
export const missingIssuers = (leaf: X509Certificate, measurement: Measurement): Promise<string[] | undefined> =>
  withDeadline(measurement.deadlines.issuer, measurement.signal, (signal) => follow(leaf, { ...measurement, signal }));
