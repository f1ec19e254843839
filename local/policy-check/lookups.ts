import { ReadResourceResponse, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";

/**
 * Lets every lookup of the program (`Service.get`, `StackReference`) end with what exists but of which nothing is known, since
 * nobody can be asked. To the engine it is a component without children: a name for others to depend on. To be called
 * where the program runs.
 */
export function answerLookups(): void {
  const monitor = getMonitor();
  if (monitor === undefined) throw new Error("the engine is connected before a program runs");
  Object.assign(monitor, {
    readResource(...[request, answer]: Parameters<Read>) {
      const known = new RegisterResourceRequest()
        .setType(`policy-check:lookup:${request.getType().replace(/.*:/, "")}`)
        .setName(request.getName())
        .setParent(request.getParent());
      return monitor.registerResource(known, (error, response) => {
        // of what an answer leaves out, a preview knows nothing
        answer(error, new ReadResourceResponse().setUrn(error ? "" : response.getUrn()));
      });
    },
  });
}

type Read = (
  request: { getType(): string; getName(): string; getParent(): string },
  answer: (error: Error | null, response: ReadResourceResponse) => void,
) => unknown;
