import type { ServiceOf } from "./event";
import type { Journal } from "./journal";

/** A request that someone made. */
export interface Request {
  readonly method: "GET" | "POST" | "PUT";
  readonly route: string;
  readonly status: number;
  /** Milliseconds. */
  readonly took: number;
  /** Undefined: a new one. */
  readonly id?: string;
}

/** Writes that a request is finished, and returns its id. */
export function request(
  journal: Journal,
  at: number,
  service: ServiceOf<"http.request">,
  { method, route, status, took, id = journal.random.hex(8) }: Request,
): string {
  const values = {
    "http.request.method": method,
    "http.route": route,
    "http.response.status_code": status,
    "event.duration": nanoseconds(took),
    "http.request.id": id,
  };
  journal.write(at, service, "http.request", values, { level: status >= 500 ? "ERROR" : "INFO" });
  return id;
}

/** A duration for the record. */
export const nanoseconds = (milliseconds: number): number => Math.round(milliseconds) * 1_000_000;
