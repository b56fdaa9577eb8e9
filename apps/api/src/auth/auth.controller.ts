import { Body, Controller, Get, HttpCode, Patch, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ChangePasswordDto, LoginDto, ROLES, type SessionDto, type UserDto } from '@nawala/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { Public } from '../common/public.decorator';
import { Roles } from '../common/roles.decorator';
import { Describe } from '../common/describe.decorator';
import { RateLimit } from '../throttle/rate-limit.decorator';
import { UsersService } from '../users/users.service';
import { AuthService, type SignedIn } from './auth.service';
import { KnownDevices } from '../access/known-devices';
import { OwnOriginGuard } from './own-origin.guard';
import { RefreshCookie } from './refresh-cookie';
import { SESSION_EXAMPLE } from './session.example';
import type { ClientInfo } from '../sessions/sessions';

const clientOf = ({ headers, ip }: FastifyRequest): ClientInfo => ({
  userAgent: headers['user-agent']?.slice(0, 200) ?? '',
  ip,
});

@Roles(ROLES)
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly users: UsersService,
    private readonly cookie: RefreshCookie,
    private readonly devices: KnownDevices,
  ) {}

  @Describe({
    summary: 'Sign in; sets the refresh cookie',
    errors: ['BAD_CREDENTIALS', 'FORBIDDEN'],
    example: { email: 'rina@example.com', password: 'correct horse battery' },
    answer: SESSION_EXAMPLE,
  })
  @Public()
  @UseGuards(OwnOriginGuard)
  @RateLimit('login')
  @HttpCode(200)
  @Post('login')
  async login(
    @Body() body: LoginDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    return this.handOut(request, reply, await this.auth.login(body, clientOf(request)));
  }

  @Describe({
    summary: 'The next access token for the refresh cookie, which is replaced',
    errors: ['UNAUTHENTICATED', 'FORBIDDEN'],
    answer: SESSION_EXAMPLE,
  })
  @Public()
  @UseGuards(OwnOriginGuard)
  @HttpCode(200)
  @Post('refresh')
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionDto> {
    return this.handOut(request, reply, await this.auth.refresh(this.cookie.of(request), clientOf(request)));
  }

  @Describe({ summary: 'End the session and its sockets', errors: ['FORBIDDEN'] })
  @Public()
  @UseGuards(OwnOriginGuard)
  @HttpCode(204)
  @Post('logout')
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.auth.logout(this.cookie.of(request));
    this.cookie.clear(reply);
  }

  @Describe({ summary: 'Who is signed in', answer: SESSION_EXAMPLE.user })
  @Get('me')
  me(@CurrentUser() { id }: RequestUser): Promise<UserDto> {
    return this.users.get(id);
  }

  @Describe({
    summary: 'Change your password; ends all your other sessions',
    example: { currentPassword: 'correct horse battery', newPassword: 'another long password' },
  })
  @RateLimit('login')
  @HttpCode(204)
  @Patch('password')
  async changePassword(
    @CurrentUser() user: RequestUser,
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.auth.changePassword(user, body, clientOf(request));
  }

  private handOut(request: FastifyRequest, reply: FastifyReply, { session, issued }: SignedIn): SessionDto {
    this.cookie.set(reply, issued);
    this.devices.remember(request, reply, session.user.email);
    return session;
  }
}
