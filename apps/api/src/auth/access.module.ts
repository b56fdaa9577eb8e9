import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { Env } from '../config/env';
import { ACCESS_TOKEN_SECONDS, AccessTokens, TOKEN_RULES } from './access-tokens';

const { issuer, audience, algorithm } = TOKEN_RULES;

/** Signing and reading access tokens, for sign-in, sockets and rate limits alike. */
@Module({
  imports: [
    JwtModule.registerAsync({
      inject: [Env],
      useFactory: ({ JWT_SECRET }: Env) => ({
        secret: JWT_SECRET,
        signOptions: { issuer, audience, algorithm, expiresIn: ACCESS_TOKEN_SECONDS },
        verifyOptions: { issuer, audience, algorithms: [algorithm] },
      }),
    }),
  ],
  providers: [AccessTokens],
  exports: [AccessTokens],
})
export class AccessModule {}
