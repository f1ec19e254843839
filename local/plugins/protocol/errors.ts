import { Metadata, type ServerErrorResponse, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Failure, messageOf } from "../../failure";
import { NotReadyError } from "./provider";
import { encode } from "./values";

/** What the engine is told of an error; for a resource that is not ready, with all that is known of the resource. */
export function toServiceError(error: unknown): Partial<ServerErrorResponse> & Error {
  const message = error instanceof Failure ? `${error.message}. ${error.remedy}` : messageOf(error);
  const answer = Object.assign(new Error(message), { code: status.UNKNOWN, details: message });
  if (!(error instanceof NotReadyError)) return answer;

  const { id, state, inputs } = error.result;
  const failed = new ErrorResourceInitFailed()
    .setId(id)
    .setProperties(encode(state))
    .setInputs(encode(inputs))
    .setReasonsList([...error.reasons]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const rich = new Status().setCode(status.UNKNOWN).setMessage(message).setDetailsList([detail]);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(rich.serializeBinary()));
  return Object.assign(answer, { metadata });
}
