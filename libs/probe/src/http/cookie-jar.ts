const MAX_COOKIES = 32;
const MAX_COOKIE_BYTES = 4096;
const NAME_AND_VALUE = /^\s*([^\s=;,]+)=([^;\r\n]*)/;

/**
 * The cookies of one redirect chain, per host. Many sites send visitors in a circle until they bring theirs back;
 * nothing outlives the chain, so expiry, paths and parent domains do not matter.
 */
export class CookieJar {
  private readonly hosts = new Map<string, Map<string, string>>();

  store(host: string, setCookie: readonly string[]): void {
    const cookies = this.hosts.get(host) ?? new Map<string, string>();
    for (const line of setCookie.slice(0, MAX_COOKIES)) {
      const [, name, value] = NAME_AND_VALUE.exec(line.slice(0, MAX_COOKIE_BYTES)) ?? [];
      if (name !== undefined && value !== undefined && /^[\x20-\x7e]*$/.test(name + value))
        cookies.set(name, value.trim());
    }
    this.hosts.set(host, cookies);
  }

  /** The `Cookie` header for this host; none when it set nothing. */
  headerFor(host: string): Record<string, string> {
    const pairs = [...(this.hosts.get(host) ?? [])].slice(0, MAX_COOKIES).map(([name, value]) => `${name}=${value}`);
    return pairs.length === 0 ? {} : { Cookie: pairs.join('; ').slice(0, 2 * MAX_COOKIE_BYTES) };
  }
}
