import * as https from "node:https";
import { json } from "node:stream/consumers";
import type { RoleName } from "../../../../components/access/roles";
import type { ScratchAddress } from "../../../../local/elasticsearch/scratch";

/** A call that some roles may make and all others are forbidden: they get 403. */
export interface Request {
  readonly what: string;
  /** For example `GET /_cluster/health`; `{backing}` stands for the data stream's index. */
  readonly line: string;
  /** Sent as JSON, several of them one a line. */
  readonly body?: object | readonly object[];
  readonly headers?: Readonly<Record<string, string>>;
  /** What those who may are answered. Default: 200. */
  readonly status?: number;
  readonly may: readonly RoleName[];
}

/** An answer of Elasticsearch. */
export interface Answer {
  readonly status: number | undefined;
  readonly body: unknown;
}

/** Who calls: a user, or the bearer of an API key. */
export type Caller = { readonly username: string; readonly password: string } | { readonly apiKey: string };

/** Sends one request over HTTPS. */
export async function send(
  { url, ca }: ScratchAddress,
  caller: Caller,
  { line, body, headers }: Pick<Request, "line" | "body" | "headers">,
): Promise<Answer> {
  const [method, path = "/"] = line.split(" ");
  const authorization =
    "apiKey" in caller
      ? `ApiKey ${caller.apiKey}`
      : `Basic ${Buffer.from(`${caller.username}:${caller.password}`).toString("base64")}`;
  const lines: readonly unknown[] = Array.isArray(body) ? body : body === undefined ? [] : [body];
  const content = lines.map((each) => `${JSON.stringify(each)}\n`).join("");
  return new Promise((resolve, reject) => {
    const request = https.request(`${url}${path}`, {
      method,
      ca,
      agent: agents.get(url) ?? newAgent(url),
      headers: {
        ...headers,
        authorization,
        accept: "application/json",
        "content-type": lines.length > 1 ? "application/x-ndjson" : "application/json",
        "content-length": Buffer.byteLength(content),
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      json(response).then((body) => {
        resolve(firstItem(body) ?? { status: response.statusCode, body });
      }, reject);
    });
    request.end(content);
  });
}

/** Of several requests in one, Elasticsearch answers each for itself; one that got a record has no status. */
function firstItem(body: unknown): Answer | undefined {
  interface Item {
    readonly status?: number;
    readonly error?: object;
  }
  const { items, responses, docs } = body as { items?: Record<string, Item>[]; responses?: Item[]; docs?: Item[] };
  const [result] = responses ?? docs ?? Object.values(items?.[0] ?? {});
  return result && { status: result.status ?? (result.error === undefined ? 200 : 403), body: result };
}

const agents = new Map<string, https.Agent>();

function newAgent(url: string): https.Agent {
  const agent = new https.Agent({ keepAlive: true });
  agents.set(url, agent);
  return agent;
}

/** The reason in an error of Elasticsearch; the whole body where there is none. */
export function reasonOf({ body }: Answer): string {
  const { error } = (body ?? {}) as { error?: { type?: string; reason?: string } };
  return error?.reason === undefined ? JSON.stringify(body) : `${error.type ?? ""}: ${error.reason}`;
}

/** Whether a caller was told that he may not, rather than something else with the same status. */
export const isRefusal = (answer: Answer): boolean => reasonOf(answer).startsWith("security_exception: ");
