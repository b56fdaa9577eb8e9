/** An agent came, went, or said how it does. */
export class CheckersChanged {
  static readonly event = 'checkers.changed';
}
