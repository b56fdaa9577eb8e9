export { aBrand, aDomain, aNawala, aTransition, aUser, aVantage, aVerdict } from './builders';
