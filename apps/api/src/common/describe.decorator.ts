import { Reflector } from '@nestjs/core';
import type { ErrorCode } from '@nawala/contracts';

/** What the OpenAPI document says of a route beyond what its other decorators and types already tell. */
export interface Description<Answer = unknown> {
  /** One line for people. */
  summary: string;
  /** What can go wrong besides what can go wrong with every route of its kind. */
  errors?: readonly ErrorCode[];
  /** A body that works. */
  example?: object;
  /** The same as a spreadsheet, where that is taken, too. */
  csvExample?: string;
  /** An answer as it looks. */
  answer?: Answer;
  /** Answers 202 and where to look (`JobLinkDto`) when there is much to do. */
  later?: true;
  /** Says in the header `Undo` where it can be taken back. */
  undo?: true;
  /** Answers 304 to an `If-None-Match` that still fits. */
  cacheable?: true;
}

export const DescriptionOf = Reflector.createDecorator<Description>();

/** On every handler. What it answers is read from its return type, or from `Answer` where it streams its body. */
export const Describe = <Answer = unknown>(description: Description<Answer>): MethodDecorator =>
  DescriptionOf(description);
