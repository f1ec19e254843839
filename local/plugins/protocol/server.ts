import { Server, ServerCredentials } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { construct } from "./components";
import { differences } from "./differences";
import { diffResponse } from "./diff-response";
import { type Provider, type ResourceId } from "./provider";
import { unary } from "./unary";
import { decode, encode } from "./values";

const unlimited = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/**
 * Serves a provider to the engine on a free port of 127.0.0.1 and prints the port, which is how the engine finds it.
 * Ends with the process that started it.
 */
export function serve(provider: Provider): void {
  const server = new Server(unlimited);
  // what is not answered here (parameters, methods) gRPC reports as unimplemented
  server.addService(ResourceProviderService, { ...lifecycle(provider), ...resources(provider), ...more(provider) });
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${String(port)}\n`);
  });
  const engine = process.ppid;
  setInterval(() => {
    if (process.ppid !== engine) process.exit(); // the engine was killed and could not say goodbye
  }, 2000).unref();
}

const lifecycle = (provider: Provider) => ({
  handshake: unary(() =>
    new wire.ProviderHandshakeResponse().setAcceptSecrets(true).setSupportsAutonamingConfiguration(true),
  ),
  getPluginInfo: unary(() => new PluginInfo().setVersion(provider.version)),
  checkConfig: unary((request: wire.CheckRequest) => new wire.CheckResponse().setInputs(request.getNews())),
  diffConfig: unary((request: wire.DiffRequest) => {
    const replaces = (path: string): boolean => provider.replacedBy?.includes(path) === true;
    return diffResponse({
      differences: differences(decode(request.getOlds()).values, decode(request.getNews()).values, replaces),
    });
  }),
  configure: unary((request: wire.ConfigureRequest) => {
    provider.configure(decode(request.getArgs()).values);
    return new wire.ConfigureResponse()
      .setAcceptsecrets(true)
      .setSupportspreview(true)
      .setSupportsAutonamingConfiguration(true);
  }),
  cancel: unary(() => {
    provider.cancel();
    return new Empty();
  }),
});

const resources = (provider: Provider) => ({
  check: unary(async (request: wire.CheckRequest) => {
    const autonaming = request.getAutonaming();
    const { inputs, failures = [] } = await provider.check({
      ...idOf(request),
      olds: decode(request.getOlds()),
      news: decode(request.getNews()),
      randomSeed: Buffer.from(request.getRandomseed_asU8()),
      autonaming: autonaming && {
        proposedName: autonaming.getProposedName(),
        disabled: autonaming.getMode() === wire.CheckRequest.AutonamingOptions.Mode.DISABLE,
      },
    });
    return new wire.CheckResponse()
      .setInputs(encode(inputs))
      .setFailuresList(
        failures.map(({ property, reason }) => new wire.CheckFailure().setProperty(property).setReason(reason)),
      );
  }),
  diff: unary((request: wire.DiffRequest) => {
    const [oldInputs, oldState, news] = [request.getOldInputs(), request.getOlds(), request.getNews()].map(decode);
    if (!oldInputs || !oldState || !news) throw new Error("three property bags were decoded");
    const values = { oldInputs: oldInputs.values, oldState: oldState.values, news: news.values };
    return diffResponse(provider.diff({ ...idOf(request), ...values }));
  }),
  create: unary(async (request: wire.CreateRequest) => {
    const { id, state } = await provider.create({
      ...idOf(request),
      inputs: decode(request.getProperties()),
      preview: request.getPreview(),
      timeoutSeconds: secondsOf(request.getTimeout()),
    });
    return new wire.CreateResponse().setId(id).setProperties(encode(state));
  }),
  update: unary(async (request: wire.UpdateRequest) => {
    const state = await provider.update({
      ...idOf(request),
      id: request.getId(),
      oldState: decode(request.getOlds()),
      inputs: decode(request.getNews()),
      preview: request.getPreview(),
      timeoutSeconds: secondsOf(request.getTimeout()),
    });
    return new wire.UpdateResponse().setProperties(encode(state));
  }),
  read: unary(async (request: wire.ReadRequest) => {
    const found = await provider.read({
      ...idOf(request),
      id: request.getId(),
      state: decode(request.getProperties()),
      inputs: decode(request.getInputs()),
    });
    if (!found) return new wire.ReadResponse(); // an empty id means: not there
    return new wire.ReadResponse().setId(found.id).setProperties(encode(found.state)).setInputs(encode(found.inputs));
  }),
  delete: unary(async (request: wire.DeleteRequest) => {
    await provider.delete({
      ...idOf(request),
      id: request.getId(),
      state: decode(request.getProperties()),
      timeoutSeconds: secondsOf(request.getTimeout()),
    });
    return new Empty();
  }),
});

/** What not every provider has. */
const more = ({ version, invoke, childrenOf }: Provider) => ({
  ...(invoke && {
    invoke: unary(async (request: wire.InvokeRequest) => {
      const values = await invoke(request.getTok(), decode(request.getArgs()).values);
      return new wire.InvokeResponse().setReturn(encode({ values, secrecy: {} }));
    }),
  }),
  ...(childrenOf && {
    construct: unary((request: wire.ConstructRequest) => construct(request, { version, childrenOf }, unlimited)),
  }),
});

const secondsOf = (timeout: number): number | undefined => (timeout > 0 ? timeout : undefined);

function idOf(request: { getUrn(): string; getType(): string; getName(): string }): ResourceId {
  return { urn: request.getUrn(), type: request.getType(), name: request.getName() };
}
