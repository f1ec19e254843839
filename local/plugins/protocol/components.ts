import { type ChannelOptions, credentials } from "@grpc/grpc-js";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { RegisterResourceRequest, type RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import { type Child, type Provider } from "./provider";
import { decode, encode, type Values } from "./values";

type Register = (resource: RegisterResourceRequest) => Promise<RegisterResourceResponse>;

/**
 * Makes a component: registers it and then its children, each as soon as those are there that it comes after. Its one
 * output is `resources`, a list of references to the children.
 */
export async function construct(
  request: wire.ConstructRequest,
  { version, childrenOf }: Required<Pick<Provider, "version" | "childrenOf">>,
  options: ChannelOptions,
): Promise<wire.ConstructResponse> {
  const inputs = decode(request.getInputs());
  const children = await childrenOf({ type: request.getType(), name: request.getName(), inputs });
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure(), options);
  const register: Register = (resource) =>
    new Promise((resolve, reject) => {
      monitor.registerResource(resource, (error, response) => {
        if (error) reject(new Error(error.details, { cause: error }));
        else resolve(response);
      });
    });
  try {
    const urn = (await register(component(request))).getUrn();
    const common = (): RegisterResourceRequest => {
      const child = new RegisterResourceRequest().setCustom(true).setParent(urn).setVersion(version);
      if (request.hasProtect()) child.setProtect(request.getProtect() === true);
      return child.setProvider(providerOf(request));
    };
    const resources = await registered(children, common, register, version);
    return new wire.ConstructResponse().setUrn(urn).setState(encode({ values: { resources }, secrecy: {} }));
  } finally {
    monitor.close();
  }
}

/** The component itself, with the options that the program gave it. */
function component(request: wire.ConstructRequest): RegisterResourceRequest {
  const resource = new RegisterResourceRequest()
    .setType(request.getType())
    .setName(request.getName())
    .setParent(request.getParent())
    .setDependenciesList(request.getDependenciesList())
    .setDeletedwith(request.getDeletedwith())
    .setAliasspecs(true)
    .setAliasesList(request.getAliasesList())
    .setAcceptsecrets(true)
    .setAcceptresources(true);
  if (request.hasProtect()) resource.setProtect(request.getProtect() === true);
  for (const [name, provider] of request.getProvidersMap().entries()) resource.getProvidersMap().set(name, provider);
  return resource;
}

/** The explicit provider of this very package, if the component was given one; a default one is found by its version. */
function providerOf(request: wire.ConstructRequest): string {
  const [name = ""] = request.getType().split(":");
  return request.getProvidersMap().get(name) ?? "";
}

function registered(
  children: readonly Child[],
  common: () => RegisterResourceRequest,
  register: Register,
  version: string,
): Promise<Values[]> {
  const begun = new Map<Child, Promise<RegisterResourceResponse>>();
  const begin = (child: Child): Promise<RegisterResourceResponse> => {
    const made = begun.get(child) ?? finish(child);
    begun.set(child, made);
    return made;
  };
  const finish = async ({ type, name, inputs, after }: Child): Promise<RegisterResourceResponse> => {
    const before = await Promise.all(after.map(begin));
    const resource = common()
      .setType(type)
      .setName(name)
      .setObject(encode(inputs))
      .setDependenciesList(before.map((each) => each.getUrn()))
      .setAcceptsecrets(true)
      .setSupportspartialvalues(true);
    return register(resource);
  };
  return Promise.all(children.map(async (child) => reference(await begin(child), version)));
}

/** How a resource is named on the wire, where it is a value; its id is empty as long as it is not known. */
function reference(made: RegisterResourceResponse, packageVersion: string): Values {
  const signature = { "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e" };
  return { ...signature, urn: made.getUrn(), id: made.getId(), packageVersion };
}
