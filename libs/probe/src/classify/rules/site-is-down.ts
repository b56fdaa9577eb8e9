import { describeFailure } from '../describe-failure';
import type { Hop } from '../../observations';
import type { Finding } from '../verdict';

/** It fails for the control too: nobody's censorship. */
export const siteIsDown = (hop: Hop): Finding => ({
  status: 'down',
  method: null,
  reason: `${describeFailure(hop)}, here and outside this network`,
  confirmed: false,
});
