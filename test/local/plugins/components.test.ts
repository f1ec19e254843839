import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall, status } from "@grpc/grpc-js";
import * as wire from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { type RegisterResourceRequest, RegisterResourceResponse } from "@pulumi/pulumi/proto/resource_pb";
import assert from "node:assert/strict";
import { construct } from "../../../local/plugins/protocol/components";
import { type Child } from "../../../local/plugins/protocol/provider";
import { decode } from "../../../local/plugins/protocol/values";

const child = (name: string, ...after: Child[]): Child => ({
  ...{ type: "things:index:Thing", name, after },
  inputs: { values: { password: name }, secrecy: { password: true } },
});

describe("a component that a provider makes", () => {
  let requests: RegisterResourceRequest[] = [];
  let refused = "";
  const monitor = new Server();
  let address = "";

  before((done) => {
    monitor.addService(ResourceMonitorService, {
      registerResource(
        { request }: ServerUnaryCall<RegisterResourceRequest, RegisterResourceResponse>,
        answer: sendUnaryData<RegisterResourceResponse>,
      ) {
        requests.push(request);
        const response = new RegisterResourceResponse().setUrn(`urn:${request.getName()}`).setId(request.getName());
        if (request.getName() === refused) answer({ code: status.UNKNOWN, details: `${refused} is refused` });
        else answer(null, response);
      },
    });
    monitor.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
      address = `127.0.0.1:${String(port)}`;
      done(error ?? undefined);
    });
  });
  after(() => {
    monitor.forceShutdown();
  });
  beforeEach(() => {
    requests = [];
    refused = "";
  });

  async function made(...children: Child[]): Promise<wire.ConstructResponse> {
    const request = new wire.ConstructRequest()
      .setMonitorendpoint(address)
      .setType("things:index:Box")
      .setName("box")
      .setParent("urn:app")
      .setProtect(true);
    request.getProvidersMap().set("things", "urn:provider::id");
    const provider = { version: "1.2.3", childrenOf: () => Promise.resolve(children) };
    return construct(request, provider, {});
  }
  const requestFor = (name: string): RegisterResourceRequest => {
    const request = requests.find((each) => each.getName() === name);
    assert.ok(request !== undefined, name);
    return request;
  };

  it("stands where the program put it, with its options", async () => {
    assert.equal((await made()).getUrn(), "urn:box");
    const [box] = requests;
    assert.deepEqual(
      [box?.getType(), box?.getParent(), box?.getCustom(), box?.getProtect()],
      [...["things:index:Box", "urn:app", false, true]],
    );
    assert.equal(box?.getProvidersMap().get("things"), "urn:provider::id");
  });

  it("holds its children, which are the provider's and as protected as it is", async () => {
    await made(child("a"));
    const a = requestFor("a");
    assert.deepEqual(
      [a.getType(), a.getParent(), a.getCustom(), a.getProtect()],
      [...["things:index:Thing", "urn:box", true, true]],
    );
    assert.deepEqual([a.getProvider(), a.getVersion()], ["urn:provider::id", "1.2.3"]);
    assert.deepEqual(decode(a.getObject()), { values: { password: "a" }, secrecy: { password: true } });
  });

  it("registers what has to be there first once, and first", async () => {
    const ground = child("ground");
    await made(child("b", ground), child("c", ground), ground);
    assert.deepEqual(
      requests.map((request) => request.getName()),
      ["box", "ground", "b", "c"],
    );
    assert.deepEqual(requestFor("c").getDependenciesList(), ["urn:ground"]);
  });

  it("returns references to its children", async () => {
    const { values } = decode((await made(child("a"))).getState());
    const reference = {
      "4dabf18193072939515e22adb298388d": "5cf8f73096256a8f31e491e813e4eb8e",
      packageVersion: "1.2.3",
    };
    assert.deepEqual(values["resources"], [{ ...reference, urn: "urn:a", id: "a" }]);
  });

  it("fails with a child, in its words", async () => {
    refused = "a";
    await assert.rejects(made(child("a"), child("b", child("a"))), { message: "a is refused" });
  });
});
