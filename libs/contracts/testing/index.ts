export { aBrand, aDomain, anIncident, aNawala, aTransition, aUser, aVantage, aVerdict } from './builders';
