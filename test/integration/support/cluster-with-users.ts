import { Client } from "@elastic/elasticsearch";
import { hashed } from "../../../local/elasticsearch/protection";
import { withElasticsearch } from "../../../local/elasticsearch/scratch";

/** Of every user. */
export const password = "reads-the-logs";

/** Whoever gives no name, as the one who waits for the node to start, may only ask for its health. */
const roles = `
health:
  cluster: [monitor]
reader:
  indices:
    - names: [logs-services-*]
      privileges: [read]
`;

/** A scratch Elasticsearch with users: `admin` may do all, `reader` read the logs, `stranger` nothing. */
export class ClusterWithUsers {
  url = "";
  private stopped: Promise<void> = Promise.resolve();
  private finish: () => void = () => undefined;

  /** Returns once it answers; it runs until `stop`. */
  async start(): Promise<void> {
    const finished = new Promise<void>((finish) => {
      this.finish = finish;
    });
    await new Promise<void>((ready, failed) => {
      this.stopped = withElasticsearch(
        async ({ connectionPool }) => {
          this.url = connectionPool.connections[0]?.url.origin ?? "";
          ready();
          await finished;
        },
        {
          settings: { "xpack.security.enabled": "true", "xpack.security.authc.anonymous.roles": "health" },
          files: {
            "roles.yml": roles,
            users: ["admin", "reader", "stranger"].map((name) => `${name}:${hashed(password)}\n`).join(""),
            users_roles: "superuser:admin\nreader:reader\n",
          },
        },
      );
      this.stopped.catch(failed);
    });
  }

  /** Ends the node and removes its data. */
  async stop(): Promise<void> {
    this.finish();
    await this.stopped;
  }

  client(username: string): Client {
    return new Client({ node: this.url, auth: { username, password } });
  }
}
