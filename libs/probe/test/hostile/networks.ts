import { interfere, page, reset, type CertificateFor, type Handler, type Respond } from '../../staged/handlers';
import { BLOCK_PAGE, WWW, type World } from '../conformance/world';
import { SHOP } from './situation';

/** Further addresses of the site's own delivery network, and of strangers. */
export const OTHER_EDGE = '104.16.1.9';
export const WWW6 = '2606:2800:220::34';
export const STRANGER6 = '2606:4700::bad';
export const PORTAL = '83.224.65.50';
export const NOTICE = '83.224.65.60';
/** Surely free: what the probe asks for unless told otherwise. */
export const NEUTRAL = 'example.com';
export const NEUTRAL_ADDRESS = '93.184.215.14';

/** Every name gets an address that no other name has, as tunnels do that keep track by address. */
export function everyNameItsOwn(network: string): World['everyLie'] {
  const given = new Map<string, string>();
  return (name, type) => {
    if (type !== 'A') return {};
    const address = given.get(name) ?? `${network}.${given.size + 1}`;
    given.set(name, address);
    return { a: [address] };
  };
}

/** An edge that has certificates for its own customers alone. */
export const customersOf =
  (...customers: string[]): CertificateFor =>
  (name) => ({ names: customers.includes(name) ? [name] : ['edge.example.net'] });

export const shopsOwn = customersOf(SHOP);
export const otherNamed =
  (name: string, expired = false): CertificateFor =>
  () => ({ names: [name], expired });

/** The shop, at its usual address or at others. */
export async function openShop(world: World, respond?: Respond, address = WWW): Promise<void> {
  world.publish(SHOP, { a: [address] });
  await serveShop(world, address, respond);
}

export async function serveShop(world: World, address: string, respond?: Respond): Promise<void> {
  await world.serve(address, 80, world.http(respond));
  await world.serve(address, 443, world.https(respond, shopsOwn));
}

/** Plain http alone: what the shop shows, and what somebody on the way makes of it. */
export async function onTheWay(world: World, theirs: Respond, ours: Respond): Promise<void> {
  await openShop(world, theirs);
  await world.intercept(WWW, 80, world.http(ours));
}

/** The same over TLS, as the server itself treats visitors from here. */
export async function toVisitors(world: World, theirs: Respond, ours: Respond): Promise<void> {
  await openShop(world, theirs);
  await world.intercept(WWW, 443, world.https(ours, shopsOwn));
}

/** Handshakes with the shop's name meet somebody at this address. */
export async function atTheName(world: World, interference: Handler = reset, address = WWW): Promise<void> {
  await world.intercept(address, 443, interfere(SHOP, interference, world.https(undefined, shopsOwn)));
}

/** A block page that no list knows, over TLS with a certificate of its own authority. */
export async function openBlockPage(world: World, respond: Respond, address = BLOCK_PAGE): Promise<void> {
  await world.serve(address, 80, world.http(respond));
  await world.serve(address, 443, world.untrustedHttps(respond));
}

/** A site of somebody else, with a valid certificate. */
export async function openStranger(world: World, name: string, address = NOTICE, respond?: Respond): Promise<void> {
  await world.site(name, address, respond ?? page('Notice'));
}
