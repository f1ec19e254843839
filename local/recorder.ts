import * as pulumi from "@pulumi/pulumi";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";

/** A resource as the program declares it, before any provider saw it. */
export interface DeclaredResource {
  readonly urn: string;
  /** Type token, for example `kubernetes:core/v1:Namespace`. */
  readonly type: string;
  readonly name: string;
  /** URN, empty for none. */
  readonly parent: string;
  readonly protect: boolean;
  /** URN of the resource whose deletion takes this one with it; empty for none. */
  readonly deletedWith: string;
  /** URN and id of the provider that is named for it; empty for the default one. */
  readonly provider: string;
  /** URNs. */
  readonly dependencies: readonly string[];
  /** Secrets stand as `{ [secretKey]: …, value }`, as the engine gets them. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** What a program declares and returns. */
export interface Declaration {
  readonly resources: readonly DeclaredResource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

const secretKey = "4dabf18193072939515e22adb298388d";

/** Stands in a recorded declaration where a generated secret will be; long enough for every consumer's rule. */
export const generatedSecret = "generated-at-deployment-time-000";

/**
 * Runs a program for one stack without engine or providers and returns what it declares.
 * What only a provider could know is made up: ids, generated names, the certificates that ECK writes.
 *
 * @param config full keys, for example `logging:hotNodes`, to values as they stand in the stack's file
 */
export async function record(
  program: () => Record<string, unknown>,
  stack: string,
  config: Readonly<Record<string, string>>,
): Promise<Declaration> {
  const resources: DeclaredResource[] = [];
  await pulumi.runtime.setMocks(
    { newResource: answer, call: ({ inputs }) => inputs as Record<string, unknown> },
    "logging",
    stack,
  );
  pulumi.runtime.setAllConfig(config);
  watchRegistrations((request) => resources.push(declared(request, stack, resources)));
  const outputs = program();
  await pulumi.runtime.disconnect();
  return { resources, outputs };
}

/** The value with every secret replaced by what `replace` makes of it. */
export function withoutSecrets(value: unknown, replace: (secret: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, replace));
  if (typeof value !== "object" || value === null) return value;
  if (secretKey in value) return replace("value" in value ? value.value : undefined);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSecrets(item, replace)]));
}

function watchRegistrations(seen: (request: RegisterResourceRequest) => void): void {
  const monitor = pulumi.runtime.getMonitor();
  if (monitor === undefined) throw new Error("setMocks has made no monitor");
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request: RegisterResourceRequest, ...rest: unknown[]) => {
    seen(request);
    return Reflect.apply(register, monitor, [request, ...rest]) as ReturnType<typeof register>;
  };
}

/** As the engine does, a child takes `protect` and `deletedWith` from its parent where it has none of its own. */
function declared(
  request: RegisterResourceRequest,
  stack: string,
  earlier: readonly DeclaredResource[],
): DeclaredResource {
  const parent = earlier.find(({ urn }) => urn === request.getParent());
  const type = parent === undefined ? request.getType() : `${parent.type}$${request.getType()}`;
  return {
    urn: `urn:pulumi:${stack}::logging::${type}::${request.getName()}`,
    type: request.getType(),
    name: request.getName(),
    parent: request.getParent(),
    protect: request.getProtect() ?? parent?.protect ?? false,
    provider: request.getProvider(),
    deletedWith: request.getDeletedwith() === "" ? (parent?.deletedWith ?? "") : request.getDeletedwith(),
    dependencies: request.getDependenciesList(),
    inputs: request.getObject()?.toJavaScript() ?? {},
  };
}

function answer(resource: pulumi.runtime.MockResourceArgs): pulumi.runtime.MockResourceResult {
  const inputs = resource.inputs as Record<string, unknown>;
  if (resource.type === "random:index/randomPassword:RandomPassword")
    return { id: "none", state: { ...inputs, result: pulumi.secret(generatedSecret) } };
  if (resource.type.startsWith("kubernetes:")) {
    const metadata = { name: resource.name, ...(inputs["metadata"] as object | undefined) };
    const data = resource.id === undefined || resource.id === "" ? {} : { data: { "ca.crt": certificate } };
    return { id: `${resource.name}-id`, state: { ...inputs, metadata, ...data } };
  }
  return { id: `${resource.name}-id`, state: inputs };
}

const certificate = Buffer.from(
  "-----BEGIN CERTIFICATE-----\nmade by ECK at deployment time\n-----END CERTIFICATE-----\n",
).toString("base64");
