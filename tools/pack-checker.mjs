// A step of `nx build checker`: node tools/pack-checker.mjs
import { packChecker } from './packages/checker.mjs';

packChecker();
