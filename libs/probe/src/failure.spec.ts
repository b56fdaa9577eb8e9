import { failureOf } from './failure';

const error = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall });

it.each([
  [error('ECONNREFUSED', 'connect'), 'connection_refused'],
  [error('ECONNRESET', 'read'), 'connection_reset'],
  [error('ECONNRESET', 'connect'), 'connection_reset'],
  [error('ECONNRESET'), 'eof_error'],
  [error('EHOSTUNREACH', 'connect'), 'host_unreachable'],
  [error('ENETUNREACH', 'connect'), 'network_unreachable'],
  [error('ETIMEDOUT', 'connect'), 'generic_timeout_error'],
  [error('ERR_SSL_WRONG_VERSION_NUMBER'), 'ssl_failed_handshake'],
  [error('ERR_SSL_TLSV1_UNRECOGNIZED_NAME'), 'ssl_unrecognized_name'],
  [error('HPE_INVALID_CONSTANT'), 'http_invalid_response'],
  [new Error('no code at all'), 'unknown_failure'],
  [undefined, 'unknown_failure'],
])('names %p %s', (thrown, expected) => expect(failureOf(thrown)).toBe(expected));
