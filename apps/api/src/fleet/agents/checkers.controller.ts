import { Controller, Get } from '@nestjs/common';
import type { CheckerDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../../common/current-user.decorator';
import { Describe } from '../../common/describe.decorator';
import { CHECKER_EXAMPLE } from './checker.example';
import { FleetService } from './fleet.service';

@Controller('checkers')
export class CheckersController {
  constructor(private readonly fleet: FleetService) {}

  @Describe({ summary: 'Agents by name, and vantages that report without one', answer: [CHECKER_EXAMPLE] })
  @Get()
  list(@CurrentUser() user: RequestUser): Promise<CheckerDto[]> {
    return this.fleet.list(user.role === 'admin');
  }
}
