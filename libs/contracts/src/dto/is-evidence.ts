import { registerDecorator } from 'class-validator';
import { LIMITS } from '../limits';

/** Bytes of a string in UTF-8, without asking for a platform's encoder. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** No character has less than a byte: what is much too long need not be counted. */
const fits = (json: string): boolean => json.length <= LIMITS.evidenceBytes && utf8Length(json) <= LIMITS.evidenceBytes;

const isEvidence = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && fits(JSON.stringify(value));

/** A JSON object of at most 4 KiB. */
export const IsEvidence = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isEvidence',
    target: target.constructor,
    propertyName: String(propertyName),
    options: { message: `$property must be an object of at most ${LIMITS.evidenceBytes} bytes of JSON` },
    validator: { validate: isEvidence },
  });
