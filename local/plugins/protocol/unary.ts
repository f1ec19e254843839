import { type handleUnaryCall } from "@grpc/grpc-js";
import { toServiceError } from "./errors";

/** A function that answers a request, as gRPC calls it. */
export const unary =
  <Request, Response>(answer: (request: Request) => Response | Promise<Response>): handleUnaryCall<Request, Response> =>
  (call, callback) => {
    void (async () => answer(call.request))().then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        callback(toServiceError(error));
      },
    );
  };
