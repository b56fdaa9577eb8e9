import { createSecureContext, type SecureContext } from 'node:tls';
import { defaultAuthorities } from './default-authorities';

/** The authorities that a certificate is judged by. */
export interface Trust {
  context: SecureContext;
  /** The same authorities, with certificates (PEM) that may stand between one of them and a server. */
  through: (intermediates: readonly string[]) => SecureContext;
}

/**
 * Node's own list with `NODE_EXTRA_CA_CERTS`, and what code hands in besides. Made once, since reading the list costs
 * milliseconds.
 */
export function trusted(extraCa: readonly string[] = []): Trust {
  const contextOf = (more: readonly string[]) =>
    createSecureContext(more.length === 0 ? {} : { ca: [...defaultAuthorities(), ...more] });
  return {
    context: contextOf(extraCa),
    through: (intermediates) => contextOf([...extraCa, ...intermediates]),
  };
}
