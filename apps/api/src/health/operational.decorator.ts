import { applyDecorators } from '@nestjs/common';
import { WithoutDatabase } from '../database/database-ready.guard';
import { RateLimit } from '../throttle/rate-limit.decorator';
import { Public } from '../common/public.decorator';

/** For probes by the platform the API runs on: no sign-in, no budget, and an answer while the database is away. */
export const Operational = () => applyDecorators(Public(), RateLimit('none'), WithoutDatabase());
