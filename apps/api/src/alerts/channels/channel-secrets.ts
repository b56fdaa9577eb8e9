import { randomBytes } from 'node:crypto';

/** What of a channel only the server may know. By kind: `token`; `url`; `url` and `signing`. */
export interface ChannelSecrets {
  token?: string;
  url?: string;
  /** `whsec_…`, of a webhook's signatures. */
  signing?: string;
  /** The one before, which signs beside it until then (epoch milliseconds), so that receivers can change in peace. */
  before?: { signing: string; until: number };
}

/** How long both sign after a change. */
const OVERLAP_MS = 24 * 3_600_000;

/** As https://www.standardwebhooks.com wants it: 24 to 64 bytes. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export const rotated = (secrets: ChannelSecrets, now: Date): ChannelSecrets & { signing: string } => ({
  ...secrets,
  signing: newSigningSecret(),
  ...(secrets.signing && { before: { signing: secrets.signing, until: now.getTime() + OVERLAP_MS } }),
});

export const signingSecrets = ({ signing, before }: ChannelSecrets, now: Date): string[] => [
  ...(signing ? [signing] : []),
  ...(before && before.until > now.getTime() ? [before.signing] : []),
];

/** The end tells one secret from another, and gives none away. */
const END = 4;
const masked = (text: string): string => `…${text.length >= 4 * END ? text.slice(-END) : ''}`;

/** Host, and of the rest only the end: whoever has the whole address can write there. */
export function maskedUrl(url: string): string {
  const { host, pathname, search, hash } = new URL(url);
  const rest = `${pathname}${search}${hash}`;
  return rest === '/' ? host : `${host}/${masked(rest)}`;
}
