const DOT_SEGMENT = /^\.{1,2}$/;

/** The path as a person reads it; undefined where that is not one and the same for everybody who reads it. */
function readable(path) {
  if (!path.startsWith('/') || /\\|%5c|%2f|%00/i.test(path)) return undefined;
  try {
    const decoded = decodeURIComponent(path);
    return decoded.split('/').some((segment) => DOT_SEGMENT.test(segment)) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

/**
 * Where a request goes: to the API, to the dashboard's files, or nowhere, when the path could mean one thing to us and
 * another to the API. What is let through is let through as it was judged.
 *
 * @param {string} requested the request's target: path and query
 * @returns {{ to: 'api' | 'files', url: string } | { to: 'nowhere' }}
 */
export function routeOf(requested) {
  const [, path, query] = /^([^?]*)(.*)$/s.exec(requested);
  const single = path.replace(/\/{2,}/g, '/');
  const decoded = readable(single);
  if (decoded === undefined) return { to: 'nowhere' };
  return { to: /^\/(api|socket\.io|health)(\/|$)/i.test(decoded) ? 'api' : 'files', url: single + query };
}
