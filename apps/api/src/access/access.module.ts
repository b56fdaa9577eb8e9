import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { Env } from '../config/env';
import { ACCESS_TOKEN_SECONDS, AccessTokens, TOKEN_RULES } from './access-tokens';
import { JwtStrategy } from './jwt.strategy';
import { KnownDevices } from './known-devices';
import { TokenVerifier } from './token-verifier';

const { issuer, audience, algorithm } = TOKEN_RULES;

/** What this server signs and believes again: access tokens, for sign-in and sockets, and devices, for rate limits. */
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [Env],
      useFactory: ({ JWT_SECRET }: Env) => ({
        secret: JWT_SECRET,
        signOptions: { issuer, audience, algorithm, expiresIn: ACCESS_TOKEN_SECONDS },
        verifyOptions: { issuer, audience, algorithms: [algorithm] },
      }),
    }),
  ],
  providers: [AccessTokens, JwtStrategy, KnownDevices, TokenVerifier],
  exports: [AccessTokens, KnownDevices, TokenVerifier],
})
export class AccessModule {}
