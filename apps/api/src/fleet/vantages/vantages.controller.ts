import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Patch, Res } from '@nestjs/common';
import { RenameVantageDto, type VantageLabelDto } from '@nawala/contracts';
import type { FastifyReply } from 'fastify';
import { Describe } from '../../common/describe.decorator';
import { ParseVantage } from './parse-vantage.pipe';
import { VantagesService } from './vantages.service';

const EXAMPLE: VantageLabelDto = { vantage: 'telkom-jakarta', label: 'Telkom · Jakarta' };

@Controller('vantages')
export class VantagesController {
  constructor(private readonly vantages: VantagesService) {}

  @Describe({ summary: 'How each vantage is shown, by name', answer: [EXAMPLE] })
  @Get()
  list(): Promise<VantageLabelDto[]> {
    return this.vantages.list();
  }

  @Describe({
    summary: 'Show a vantage under another name; its own takes that away',
    errors: ['VANTAGE_NOT_FOUND'],
    example: { label: EXAMPLE.label },
    answer: EXAMPLE,
  })
  @Patch(':vantage')
  rename(
    @Param('vantage', ParseVantage) vantage: string,
    @Body() { label }: RenameVantageDto,
  ): Promise<VantageLabelDto> {
    return this.vantages.rename(vantage, label);
  }

  @Describe({
    summary:
      'Forget a vantage that has fallen silent, and its results in every domain; nobody is alerted. 202 where that goes on after 20 s',
    errors: ['VANTAGE_NOT_FOUND', 'VANTAGE_IN_USE', 'NOT_READY'],
  })
  @HttpCode(204)
  @Delete(':vantage')
  async forget(
    @Param('vantage', ParseVantage) vantage: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.vantages.forget(vantage))) void reply.status(HttpStatus.ACCEPTED);
  }
}
