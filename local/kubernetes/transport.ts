import * as http from "node:http";
import * as https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../failure";
import { type Connection } from "./connection";
import { ApiError, type Status, UnreachableError } from "./errors";

/** One HTTP request to the API server. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute path, for example `/readyz`. */
  readonly path: string;
  /** Parameters; those that are undefined are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Default `application/json`. */
  readonly contentType?: string;
  /** Longest silence, in seconds, before the server counts as unreachable; default 30. */
  readonly timeoutSeconds?: number;
}

const retries = 4;

/** Sends requests over kept-open connections and turns answers into values or errors. */
export class Transport {
  readonly #connection: Connection;
  readonly #onWarning: (message: string) => void;
  readonly #protocol: typeof http | typeof https;
  readonly #agent: http.Agent;

  constructor(connection: Connection, onWarning: (message: string) => void) {
    this.#connection = connection;
    this.#onWarning = onWarning;
    this.#protocol = connection.server.startsWith("http:") ? http : https;
    this.#agent = new this.#protocol.Agent({ keepAlive: true, maxSockets: 16, ...connection.tls });
  }

  /**
   * The decoded answer: parsed JSON, else the text.
   * @throws ApiError, UnreachableError
   */
  async send(request: ApiRequest): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      const { response, text } = await this.#exchange(request);
      const status = response.statusCode ?? 0;
      for (const [, message = ""] of (response.headers.warning ?? "").matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g))
        this.#onWarning(message.replaceAll('\\"', '"'));
      if (status < 300) return decode(text);
      // for a moment after a custom resource definition is established, its storage asks to come back later
      const again = Number(response.headers["retry-after"]);
      if (status !== 429 || !(again >= 0) || attempt > retries) throw new ApiError(status, statusOf(text));
      await sleep(Math.min(again, 5) * 1000);
    }
  }

  /** Closes idle connections, so that the process can end. */
  close(): void {
    this.#agent.destroy();
  }

  async #exchange(request: ApiRequest): Promise<{ response: http.IncomingMessage; text: string }> {
    const url = new URL(this.#connection.server + request.path);
    for (const [name, value] of Object.entries(request.query ?? {}))
      if (value !== undefined) url.searchParams.set(name, value);
    const body = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
    const headers = {
      accept: "application/json",
      ...this.#connection.headers,
      ...(body && { "content-type": request.contentType ?? "application/json", "content-length": body.length }),
    };
    const seconds = request.timeoutSeconds ?? 30;
    const options = { method: request.method, headers, agent: this.#agent, timeout: seconds * 1000 };

    return new Promise((resolve, reject) => {
      const call = this.#protocol.request(url, options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () => {
          resolve({ response, text: Buffer.concat(chunks).toString("utf8") });
        });
      });
      const fail = (error: Error & { code?: string }): void => {
        // the server may close an idle connection at the very moment it is used again
        if (call.reusedSocket && error.code === "ECONNRESET") this.#exchange(request).then(resolve, reject);
        else reject(new UnreachableError(`${this.#connection.server}: ${reasonOf(error)}`, { cause: error }));
      };
      call.on("error", fail);
      call.on("timeout", () => call.destroy(new Error(`no answer within ${String(seconds)} s`)));
      call.end(body);
    });
  }
}

/** Node reports one failed attempt per address of a host name in an error without a message. */
function reasonOf(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(messageOf).join("; ") : error.message;
}

function decode(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function statusOf(text: string): Status {
  const decoded = decode(text);
  if (typeof decoded === "object" && decoded !== null) return decoded;
  return text === "" ? {} : { message: text.trim() };
}
