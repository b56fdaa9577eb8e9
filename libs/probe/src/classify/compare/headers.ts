/**
 * Headers that any server, cache or filter may send; only the others tell servers apart. OONI's list, and ours: those of
 * the connection, of caches and delivery networks, and of browser policies, which block pages carry as well.
 */
const COMMON: ReadonlySet<string> = new Set(
  `accept-ranges access-control-allow-headers access-control-allow-methods access-control-allow-origin age allow alt-svc
  cache-control cf-cache-status cf-ray connection content-disposition content-encoding content-language content-length
  content-location content-security-policy content-type cross-origin-opener-policy cross-origin-resource-policy date etag
  expect-ct expires keep-alive last-modified link location mime-version nel p3p permissions-policy pragma priority
  proxy-connection referrer-policy refresh report-to retry-after server server-timing set-cookie status
  strict-transport-security surrogate-control timing-allow-origin trailer transfer-encoding upgrade vary via warning
  x-amz-cf-id x-amz-cf-pop x-aspnet-version x-aspnetmvc-version x-cache x-cache-hits x-cache-lookup x-cache-status
  x-cacheable x-content-type-options x-dns-prefetch-control x-download-options x-frame-options x-permitted-cross-domain-policies
  x-powered-by x-proxy-cache x-request-id x-robots-tag x-runtime x-served-by x-server x-squid-error x-timer
  x-ua-compatible x-varnish x-xss-protection`.split(/\s+/),
);

/** Do both answers carry a header that not every server sends? */
export function shareUncommonHeader(ours: readonly string[], theirs: readonly string[]): boolean {
  const uncommon = new Set(theirs.filter((name) => !COMMON.has(name)));
  return ours.some((name) => uncommon.has(name));
}
