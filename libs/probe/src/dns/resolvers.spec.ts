import { parseResolver } from './resolvers';

it.each([
  ['1.1.1.1', { address: '1.1.1.1', port: 53 }],
  ['127.0.0.1:5353', { address: '127.0.0.1', port: 5353 }],
  ['[::1]:5353', { address: '::1', port: 5353 }],
  ['2606:4700::1111', { address: '2606:4700::1111', port: 53 }],
  ['dns.google', undefined],
  ['1.1.1.1:0', undefined],
  ['1.1.1.1:70000', undefined],
  ['', undefined],
])('reads %p', (text, endpoint) => expect(parseResolver(text)).toEqual(endpoint));
