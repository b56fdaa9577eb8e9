import { Injectable } from '@nestjs/common';

/** The one thing besides the outside world that specs replace. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
