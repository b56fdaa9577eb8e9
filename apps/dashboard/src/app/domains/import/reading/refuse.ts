import type { Refusal } from './list';

const SIGNATURES: readonly (readonly [kind: Refusal, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['archive', [0x50, 0x4b, 0x03, 0x04]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x42, 0x5a, 0x68]],
  ['workbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x52, 0x49, 0x46, 0x46]],
];

/** A workbook is a zip that names its parts early. */
const WORKBOOK = /xl\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/;
const LOOKED_AT = 4096;

/** What a file is that is no text; undefined when it may be some. */
export function notText(bytes: Uint8Array): Refusal | undefined {
  const found = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0];
  if (found !== 'archive') return found;
  const head = String.fromCharCode(...bytes.subarray(0, LOOKED_AT));
  return WORKBOOK.test(head) ? 'workbook' : 'archive';
}

const PAGE = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype|\?xml|html|head|body|script|div|svg|rss|error)\b/i;

/** What a text holds that no list does: control characters that are neither a tab nor a break. */
const CONTROLS = /(?![\t\n\v\f\r])\p{Cc}/u;
const LOOKED_AT_FOR_CONTROLS = 65_536;

/** Why a text is no list, by what it begins with; undefined when it may be one. */
export function notAList(text: string): Refusal | undefined {
  const head = text.slice(0, LOOKED_AT);
  if (head.trim() === '' && text.trim() === '') return 'empty';
  if (PAGE.test(head)) return 'html';
  return CONTROLS.test(text.slice(0, LOOKED_AT_FOR_CONTROLS)) ? 'binary' : undefined;
}
