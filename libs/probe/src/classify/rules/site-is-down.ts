import type { Hop } from '../../observations';
import { failureParams, layerOf, reasonOf } from '../reasons';
import type { Finding } from '../verdict';

/** It fails for the control too: nobody's censorship. */
export const siteIsDown = (hop: Hop): Finding => ({
  status: 'down',
  method: null,
  reason: reasonOf('down.failure', failureParams(hop)),
  confirmed: false,
  layer: layerOf(hop),
});
