export {
  aBrand,
  aChecker,
  aCheckerVantage,
  aDomain,
  anIncident,
  aNawala,
  aTransition,
  aUser,
  aVantage,
  aVerdict,
} from './builders';
