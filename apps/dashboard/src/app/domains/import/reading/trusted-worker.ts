/** As far as TypeScript does not know it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * A worker whose script the page's policy lets through: this one URL, and no other. Browsers without Trusted Types take
 * the URL as it is.
 */
export class TrustedWorker extends Worker {
  constructor(script: URL, options?: WorkerOptions) {
    super(trusted(script.href), options);
  }
}

type Policy = ReturnType<TrustedTypes['createPolicy']>;

/** One for each page, however often a worker is started: a second of the same name would be refused. */
let policy: Policy | undefined;

function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('nawala#worker', {
    createScriptURL: (wanted) => {
      if (wanted === url) return wanted;
      throw new TypeError('Only the reader of lists runs beside the page');
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
