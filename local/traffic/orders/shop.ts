import type { Journal } from "../journal";
import { knownErrors, said, traced } from "../known-errors";
import { nanoseconds } from "../requests";
import { minute, second } from "../time";
import { isOneIn, lasted, type Mishap, named, type Order } from "./order";

/** What the shop's customers cannot do at a time, for example because the shop is down. */
export type IsClosed = (at: number) => boolean;

/** The customer's part: create, upload, submit. Returns when it was submitted; undefined if the customer went away. */
export function shop(journal: Journal, order: Order, isClosed: IsClosed, mishap?: Mishap): number | undefined {
  const { random } = journal;
  const waits = (median: number, most: number): number =>
    mishap === undefined ? random.skewed(median, 0.9, most) : 2 * minute;
  const staysWith = (share: number): boolean => mishap !== undefined || random.chance(share);

  journal.write(order.createdAt, "shop-api", "order.created", {
    ...named(order),
    "user.hash": order.customer,
    "order.status": "INITIATED",
    "order.channel": "b2c",
    "order.type": order.model.source === "upload" ? "custom_model" : "catalogue_model",
  });
  const uploadedAt = order.createdAt + waits(5 * minute, 40 * minute);
  if (!staysWith(0.88) || isClosed(uploadedAt)) return undefined;
  upload(journal, order, uploadedAt);

  const submittedAt = uploadedAt + waits(8 * minute, 60 * minute);
  if (!staysWith(0.9) || isClosed(submittedAt)) return undefined;
  journal.beginTrace();
  if (mishap === "not saved at first") {
    journal.write(submittedAt - 90 * second, "shop-api", "order.save_failed", {
      ...named(order),
      "order.status": "SUBMITTED",
      ...traced(knownErrors.shopLock, "com.example.shop.OrdersService.submit(OrdersService.java:88)"),
    });
    journal.beginTrace();
  }
  journal.write(submittedAt, "shop-api", "order.submitted", {
    ...named(order),
    "order.status": "SUBMITTED",
    "order.previous_status": "FILE_UPLOADED",
    ...lasted(uploadedAt, submittedAt),
    "user.hash": order.customer,
    "order.channel": "b2c",
  });
  return submittedAt;
}

function upload(journal: Journal, order: Order, at: number): void {
  const { bytes, extension, file, source } = order.model;
  journal.beginTrace();
  if (isOneIn(45, order))
    journal.write(at - 4 * second, "shop-api", "order.file_upload_retried", {
      ...named(order),
      "file.size": bytes,
      "order.attempt": 1,
      ...said(knownErrors.uploadReset),
    });
  journal.write(at, "shop-api", "order.file_uploaded", {
    ...named(order),
    "order.status": "FILE_UPLOADED",
    "order.previous_status": "INITIATED",
    ...lasted(order.createdAt, at),
    "file.size": bytes,
    "file.extension": extension,
    "file.hash.sha256": file,
    "order.model.source": source,
    "event.duration": nanoseconds(bytes / 4_000), // 4 MB/s
  });
}
