export declare class KeptList {
  constructor(source: string, options?: { now?: () => number });
  ready(): Promise<void>;
  settled(): Promise<void>;
  find(names: readonly string[]): string | undefined;
  readonly about: { asOf?: string; names?: number; refused?: string };
}
