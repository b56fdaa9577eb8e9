/** What the server answers when it will not or cannot do something: MongoDB's own code, its name and a message. */
export class MongoError extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export const badValue = (message: string): MongoError => new MongoError(2, 'BadValue', message);
export const failedToParse = (message: string): MongoError => new MongoError(9, 'FailedToParse', message);
export const typeMismatch = (message: string): MongoError => new MongoError(14, 'TypeMismatch', message);
export const location = (code: number, message: string): MongoError => new MongoError(code, `Location${code}`, message);

/** Everything outside the documented subset ends here: loud, naming the part and the way out. */
export const unsupported = (what: string, code = 238, codeName = 'NotImplemented'): MongoError =>
  new MongoError(
    code,
    codeName,
    `${what} is not supported by the embedded database; set MONGODB_URI for a full MongoDB`,
  );
