import { TRACE_VARIABLE } from '@nawala/embedded-mongo';
import { resolve } from 'node:path';

/** Databases that these specs start write down what is asked of them; `tools/test/store-trace.mjs` reads it. */
process.env[TRACE_VARIABLE] = resolve(import.meta.dirname, '../../../../dist/store-trace');
