import { Body, Controller, Get, Param, Patch } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { ParseObjectId } from './parse-object-id.pipe';
import { routesOf } from './routes';

class Change {
  to = '';
}

@Controller('things')
class ThingsController {
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): string {
    return id;
  }

  @Patch('tags/:tag')
  rename(@Param('tag') tag: string, @Body() { to }: Change): string {
    return tag + to;
  }
}

it('a route tells its body, and which of its parameters name a document', async () => {
  const module = await Test.createTestingModule({ controllers: [ThingsController] }).compile();
  expect(routesOf(module).map(({ method, path, ids, body }) => ({ method, path, ids, body }))).toEqual([
    { method: 'GET', path: '/things/{id}', ids: ['id'], body: undefined },
    { method: 'PATCH', path: '/things/tags/{tag}', ids: [], body: Change },
  ]);
});
