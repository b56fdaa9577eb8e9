import type { SessionDto } from '@nawala/contracts';
import { USER_EXAMPLE } from '../users/user.example';

export const SESSION_EXAMPLE: SessionDto = {
  accessToken: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI2NmYyYTFiM2M0ZDVlNmY3MDgxOTJhMDEifQ.c2lnbmF0dXJl',
  tokenType: 'Bearer',
  expiresIn: 900,
  user: USER_EXAMPLE,
};
