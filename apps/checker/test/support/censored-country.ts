import { createProbe, measureTools, serveControl, type Probe } from '@nawala/probe';
import { blockedByDns, healthy, resetting, startStagedInternet, type Behaviour } from '@nawala/probe/staged';

export const FINE = 'fine.example.com';
/** Led to a known block page. */
export const HIJACKED = 'hijacked.example.com';
/** Reset on the way: only the comparison with the control shows that. */
export const FILTERED = 'filtered.example.com';
export const NAMES = [FINE, HIJACKED, FILTERED];
/** Watched by nobody, blocked by everybody. */
export const CANARY = 'canary.example.org';

const SECRET = 'a secret between the two';
/** Nobody in it is silent: so long only for a busy machine. */
const DEADLINES = { lateAnswer: 0 };

/** Three names and a canary inside a censored network, and a control outside. */
export interface CensoredCountry {
  probe: Probe;
  /** How every name is treated from now on, the canary included. */
  treatAll(behaviour: Behaviour): void;
  controlDies(): Promise<void>;
  networkDies(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCensoredCountry(): Promise<CensoredCountry> {
  const censored: Record<string, Behaviour> = {
    [FINE]: healthy,
    [HIJACKED]: blockedByDns,
    [FILTERED]: resetting,
    [CANARY]: blockedByDns,
  };
  const free = Object.fromEntries(Object.keys(censored).map((name) => [name, healthy]));
  const [inside, outside] = await Promise.all([
    startStagedInternet({ sites: censored }),
    startStagedInternet({ sites: free }),
  ]);
  const optionsOf = ({ network, resolver, caPem }: typeof inside) => ({
    network,
    resolvers: [resolver],
    extraCa: [caPem],
    deadlines: DEADLINES,
  });
  const control = await serveControl({
    host: '127.0.0.1',
    port: 0,
    secret: SECRET,
    tools: measureTools(optionsOf(outside)),
  });
  const open = new Set([inside, outside, control]);
  const close = async (part: typeof inside | typeof control) => {
    if (open.delete(part)) await part.stop();
  };
  return {
    probe: createProbe({ ...optionsOf(inside), control: { url: control.url, secret: SECRET } }),
    treatAll: (behaviour) => Object.keys(censored).forEach((name) => inside.set(name, behaviour)),
    controlDies: () => close(control),
    networkDies: async () => void (await Promise.all([close(inside), close(control)])),
    stop: async () => void (await Promise.all([...open].map(close))),
  };
}
