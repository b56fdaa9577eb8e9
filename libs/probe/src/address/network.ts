import { isBogon } from './bogon';

export interface Endpoint {
  address: string;
  port: number;
}

/** May this address be dialled as a target? Pure. */
export type AddressPolicy = (address: string) => boolean;

/**
 * The network as the probe sees it. Only code can hand in another one (specs and the demo, which stage an internet on
 * loopback); no flag, variable or file reaches it.
 */
export interface ProbeNetwork {
  mayDial: AddressPolicy;
  /** Where a connection to this address and port really goes. */
  route: (endpoint: Endpoint) => Endpoint;
}

/** The real one: public addresses only, each at its own place. */
export const PUBLIC_NETWORK: ProbeNetwork = {
  mayDial: (address) => !isBogon(address),
  route: (endpoint) => endpoint,
};

/** `1.2.3.4:443`, `[2606:4700::1111]:443`. */
export const formatEndpoint = ({ address, port }: Endpoint): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
