import type { ServiceName } from "../../components/shared/events/event";

interface KnownError {
  readonly service: ServiceName;
  readonly type: string;
  readonly message: string;
}

/** The errors that the services are known to have now and then; alert A4 is about any other. */
export const knownErrors = {
  uploadReset: {
    service: "shop-api",
    type: "software.amazon.awssdk.core.exception.SdkClientException",
    message: "Unable to execute HTTP request: connection reset",
  },
  shopLock: {
    service: "shop-api",
    type: "org.springframework.dao.CannotAcquireLockException",
    message: "could not obtain lock on row",
  },
  badModel: { service: "mes-api", type: "Mes.Pricing.InvalidModelException", message: "The mesh is not closed" },
  priceTimeout: { service: "mes-api", type: "System.TimeoutException", message: "The calculation took too long" },
  modelRead: { service: "mes-api", type: "Amazon.S3.AmazonS3Exception", message: "Please reduce your request rate" },
  drawingRead: {
    service: "crm-api",
    type: "software.amazon.awssdk.services.s3.model.S3Exception",
    message: "Please reduce your request rate",
  },
  mesConcurrency: {
    service: "mes-api",
    type: "Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException",
    message: "The row was changed or deleted since it was loaded",
  },
  mesBroker: {
    service: "mes-api",
    type: "RabbitMQ.Client.Exceptions.AlreadyClosedException",
    message: "Already closed: the AMQP operation was interrupted",
  },
  crmBroker: {
    service: "crm-api",
    type: "com.rabbitmq.client.AlreadyClosedException",
    message: "connection is already closed due to connection error",
  },
  crmDatabase: {
    service: "crm-api",
    type: "java.sql.SQLTransientConnectionException",
    message: "HikariPool-1 - Connection is not available",
  },
  screen: { service: "mes", type: "TypeError", message: "Cannot read properties of undefined (reading 'status')" },
} as const satisfies Readonly<Record<string, KnownError>>;

/** An error as an event says it, without its stack trace. */
export const said = ({ type, message }: Pick<KnownError, "type" | "message">) => ({
  "error.type": type,
  "error.message": message,
});

/** The same with a stack trace. */
export const traced = (error: Pick<KnownError, "type" | "message">, where: string) => ({
  ...said(error),
  "error.stack_trace": `${error.type}: ${error.message}\n\tat ${where}`,
});
