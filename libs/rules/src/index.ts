export { applyScans, type AppliedScans, type ScanOutcome } from './apply-scans';
export { applySilence, type AppliedSilence } from './apply-silence';
export { consensusOf, isFresh, witnessOf, type ConsensusRule } from './consensus';
export { parseDuration } from './duration';
export { forgetVantage, isForgetting, type ForgottenVantage } from './forget-vantage';
export {
  foldText,
  nameText,
  needlesOf,
  searchWords,
  SHORTEST_WORD,
  wordBeginnings,
  type Needles,
} from './search-words';
export {
  neverChecked,
  type DomainState,
  type Grounds,
  type NawalaState,
  type Scan,
  type Transition,
  type UptimeState,
  type VantageState,
} from './state';
export { nawalaStatusOf } from './verdict';
