export {
  REASON_CODES,
  REASON_LANGUAGES,
  type Reason,
  type ReasonCode,
  type ReasonLanguage,
  type ReasonParams,
} from './reason';
export { sayReason } from './say-reason';
