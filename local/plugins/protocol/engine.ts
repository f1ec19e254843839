import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Says something about a resource (`urn`), or with an empty urn about the whole deployment. */
export interface EngineLog {
  /** Shown beside the resource while it is worked on, and forgotten. */
  progress(urn: string, message: string): void;
  /** Shown, and kept in the summary. */
  warn(urn: string, message: string): void;
}

/** The log of the engine that started this plugin; silent if it was started by hand. */
export function engineLog(address: string | undefined): EngineLog {
  if (address === undefined) return { progress: () => undefined, warn: () => undefined };
  const engine = new EngineClient(address, credentials.createInsecure());
  const send = (severity: LogSeverity, urn: string, message: string, ephemeral: boolean): void => {
    const request = new LogRequest().setSeverity(severity).setUrn(urn).setMessage(message).setEphemeral(ephemeral);
    engine.log(request, () => undefined); // a message that is lost is no reason to fail a deployment
  };
  return {
    progress(urn, message) {
      send(LogSeverity.INFO, urn, message, true);
    },
    warn(urn, message) {
      send(LogSeverity.WARNING, urn, message, false);
    },
  };
}
