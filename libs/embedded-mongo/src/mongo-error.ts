/** The names that MongoDB gives its codes; those it has no name for are called `Location` and their number. */
const CODE_NAMES =
  '1 InternalError 2 BadValue 9 FailedToParse 13 Unauthorized 14 TypeMismatch 15 Overflow 16 InvalidLength ' +
  '22 InvalidBSON 26 NamespaceNotFound 27 IndexNotFound 40 ConflictingUpdateOperators 43 CursorNotFound ' +
  '48 NamespaceExists 52 DollarPrefixedFieldName 53 InvalidIdField 54 NotSingleValueField 59 CommandNotFound ' +
  '66 ImmutableField 67 CannotCreateIndex 72 InvalidOptions 73 InvalidNamespace 85 IndexOptionsConflict ' +
  '86 IndexKeySpecsConflict 171 CannotIndexParallelArrays 175 QueryPlanKilled 238 NotImplemented ' +
  '10334 BSONObjectTooLarge 11000 DuplicateKey 14031 OutOfDiskSpace';

/** What the server answers when it will not or cannot do something: MongoDB's own code and a message. */
export class MongoError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  get codeName(): string {
    return new RegExp(`\\b${this.code} (\\w+)`).exec(CODE_NAMES)?.[1] ?? `Location${this.code}`;
  }
}

export const INVALID_BSON = 22;
export const invalidBson = (what: string): MongoError => new MongoError(INVALID_BSON, `invalid BSON: ${what}`);
export const badValue = (message: string): MongoError => new MongoError(2, message);
export const failedToParse = (message: string): MongoError => new MongoError(9, message);
export const typeMismatch = (message: string): MongoError => new MongoError(14, message);

/** Everything outside the documented subset ends here: loud, naming the part and the way out. */
export const unsupported = (what: string, code = 238): MongoError =>
  new MongoError(code, `${what} is not supported by the embedded database; set MONGODB_URI for a full MongoDB`);
