import { ReadResourceResponse, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { decode, hasUnknown } from "../plugins/protocol/values";

/**
 * Stands between a program and the engine where one of them would ask somebody, or wait for an answer. To be called where
 * the program runs.
 */
export function askNobody(): void {
  const monitor = getMonitor();
  if (monitor === undefined) throw new Error("the engine is connected before a program runs");
  const register = monitor.registerResource.bind(monitor) as Register;

  /**
   * Every lookup (`Service.get`, `StackReference`) ends with what exists but of which nothing is known. To the engine it is
   * a component without children: a name for others to depend on.
   */
  const readResource = (request: Lookup, answer: (error: Error | null, response: ReadResourceResponse) => void) => {
    const known = new RegisterResourceRequest()
      .setType(`policy-check:lookup:${request.getType().replace(/.*:/, "")}`)
      .setName(request.getName())
      .setParent(request.getParent());
    return register(known, (error, response) => {
      // of what an answer leaves out, a preview knows nothing
      answer(error, new ReadResourceResponse().setUrn(error ? "" : response.getUrn()));
    });
  };

  /**
   * A provider of a cluster that is yet to be made does without its kubeconfig: the engine asks nothing of a provider with
   * unknown arguments, not even what stands in a file of YAML.
   */
  const registerResource = (request: RegisterResourceRequest, answer: Parameters<Register>[1]) => {
    if (request.getType() === "pulumi:providers:kubernetes")
      for (const [name, value] of Object.entries(decode(request.getObject()).values))
        if (hasUnknown(value)) request.getObject()?.getFieldsMap().del(name);
    return register(request, answer);
  };
  Object.assign(monitor, { readResource, registerResource });
}

type Register = (
  request: RegisterResourceRequest,
  answer: (error: Error | null, response: { getUrn(): string }) => void,
) => unknown;

interface Lookup {
  getType(): string;
  getName(): string;
  getParent(): string;
}
