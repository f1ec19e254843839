import { once } from "node:events";
import type * as net from "node:net";
import * as tls from "node:tls";
import * as zlib from "node:zlib";
import type { KeyPair } from "../../../local/platform/certificates";

/** An event as it comes over the wire. */
export interface ReceivedEvent {
  readonly message: string;
  readonly "@metadata": { readonly _id: string };
}

/**
 * A double of Logstash's beats input: it speaks version 2 of the Lumberjack protocol over TLS and acknowledges what it has
 * taken. It proves what Filebeat sends and sends again, nothing about Logstash.
 */
export class BeatsReceiver {
  readonly received: ReceivedEvent[] = [];
  /** Set to false, it takes events and acknowledges none, as a Logstash with a full queue. */
  acknowledges = true;
  readonly #server: tls.Server;
  readonly #sockets = new Set<tls.TLSSocket>();

  constructor(pair: KeyPair) {
    this.#server = tls.createServer({ cert: pair.certificate, key: pair.key }, (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => undefined); // a Filebeat that is killed says no goodbye
      this.#read(socket);
    });
    this.#server.on("tlsClientError", () => undefined); // a Filebeat that refuses the certificate
  }

  /** Listens on 127.0.0.1. @param port 0: a free one; returns the one it has */
  async open(port = 0): Promise<number> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as net.AddressInfo).port;
  }

  /** Goes away: no connection is left, new ones are refused. */
  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    if (this.#server.listening) await once(this.#server, "close");
  }

  #read(socket: tls.TLSSocket): void {
    let pending: Buffer = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      pending = this.#frames(Buffer.concat([pending, chunk]), (sequence) => {
        const acknowledgement = Buffer.from("2A\0\0\0\0");
        acknowledgement.writeUInt32BE(sequence, 2);
        if (this.acknowledges) socket.write(acknowledgement);
      });
    });
  }

  /** Takes every whole frame off the front and returns the rest; a window is acknowledged at its last event. */
  #frames(data: Buffer, acknowledge: (sequence: number) => void): Buffer {
    for (;;) {
      const type = data.subarray(0, 2).toString();
      const length = { "2W": 6, "2C": 6, "2J": 10 }[type] ?? Number.POSITIVE_INFINITY;
      if (data.length < length) return data;
      if (type === "2W") {
        this.#window = data.readUInt32BE(2);
        data = data.subarray(6);
        continue;
      }
      const end = length + data.readUInt32BE(length - 4);
      if (data.length < end) return data;
      const body = data.subarray(length, end);
      if (type === "2C") this.#frames(zlib.inflateSync(body), acknowledge);
      else {
        this.received.push(JSON.parse(body.toString()) as ReceivedEvent);
        const sequence = data.readUInt32BE(2);
        if (sequence === this.#window) acknowledge(sequence);
      }
      data = data.subarray(end);
    }
  }

  /** Filebeat has one connection at a time to each host. */
  #window = 0;
}
