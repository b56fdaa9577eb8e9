export { aBrand, aDomain, aNawala, aUser, aVantage, aVerdict } from './builders';
