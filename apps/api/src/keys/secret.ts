import { KEY_SECRET_START } from '@nawala/contracts';
import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
/** Characters after `nwl_` that are shown of a secret. */
const SHOWN = 8;
const PREFIX_LENGTH = KEY_SECRET_START.length + SHOWN;
const PATTERN = /^nwl_[A-Za-z0-9_-]{43}$/;

/** What is kept of a secret. */
export interface KeptSecret {
  /** Shown, and looked up by: 48 bits of it. */
  prefix: string;
  /** SHA-256 in hex. */
  hash: string;
}

/** 256 random bits, 208 of which nobody is ever shown again. */
export const newSecret = (): string => KEY_SECRET_START + randomBytes(BYTES).toString('base64url');

export const isSecret = (text: string): boolean => PATTERN.test(text);

export const prefixOf = (secret: string): string => secret.slice(0, PREFIX_LENGTH);

/**
 * SHA-256 and no more: what makes passwords slow to guess (argon2id) is there since people choose them. Nobody guesses one
 * of 2^208, however fast each try is, and a report must not wait for a tenth of a second of hashing.
 */
export const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const keptOf = (secret: string): KeptSecret => ({
  prefix: prefixOf(secret),
  hash: digestOf(secret).toString('hex'),
});
