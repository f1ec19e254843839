/** One field that the API server objects to. */
export interface ErrorCause {
  readonly field?: string;
  readonly message?: string;
  readonly reason?: string;
}

/** The `Status` object with which the API server explains a failure. */
export interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes?: readonly ErrorCause[] };
}

/** The API server answered with an error; the message is its own. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** HTTP status code. */
  readonly status: number;
  /** Machine-readable, for example `AlreadyExists`, `Conflict`, `Invalid`; empty if the server gave none. */
  readonly reason: string;
  readonly causes: readonly ErrorCause[];

  constructor(httpStatus: number, status: Status) {
    super(status.message ?? `HTTP ${String(httpStatus)}`);
    this.status = httpStatus;
    this.reason = status.reason ?? "";
    this.causes = status.details?.causes ?? [];
  }
}

/** The API server gave no answer: refused, not found, no route, not within the time. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** The API server does not serve this kind: the definition that would add it is not installed (yet). */
export class UnknownKindError extends Error {
  override readonly name = "UnknownKindError";
  constructor(apiVersion: string, kind: string) {
    super(`no matches for kind "${kind}" in version "${apiVersion}"`);
  }
}

/** Whether this is the API server's answer, with one of these HTTP status codes if any are given. */
export function isApiError(error: unknown, ...statuses: readonly number[]): error is ApiError {
  return error instanceof ApiError && (statuses.length === 0 || statuses.includes(error.status));
}
