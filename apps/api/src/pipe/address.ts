/** Bytes of an address: as much as nginx lets through. */
const MAX_BYTES = 8 * 1024;
/** Members of a query, as of any other object. */
const MAX_MEMBERS = 200;

/** What proxies and servers read differently: whoever judges a path must see the one that is answered. */
const AMBIGUOUS = /%2f|%5c|%00|\\/i;

/** Without any of these an address is but a path, with nothing in it to be read in two ways. */
const WORTH_A_LOOK = /[%?\\]|\.\./;

/** Why an address cannot be answered, for a person; undefined when it can. `url` is what the client wrote. */
export function problemOfAddress(url: string): string | undefined {
  if (url.length > MAX_BYTES) return `The address is longer than ${MAX_BYTES} bytes.`;
  if (!WORTH_A_LOOK.test(url)) return undefined;
  const [path = '', query = ''] = url.split('?', 2);
  if (AMBIGUOUS.test(path)) return 'The path holds an encoded slash, a backslash or a NUL.';
  if (path.replaceAll(/%2e/gi, '.').includes('..')) return 'The path holds "..".';
  if (query.split('&', MAX_MEMBERS + 1).length > MAX_MEMBERS) return `The query has more than ${MAX_MEMBERS} members.`;
  return undefined;
}
