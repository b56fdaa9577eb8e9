export { aBrand, aDomain, aNawala, aUser, aVantage } from './builders';
