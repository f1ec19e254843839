import * as elasticstack from "@pulumi/elasticstack";
import program from "../../index";
import { Access } from "../../components/access";
import { LogStorage } from "../../components/log-storage";
import { outboxName } from "../../components/shared/data-stream";
import { loadSettings } from "../../settings";

/** What a benchmark can preview. */
export const programs = {
  /** Nothing: what engine and Node cost by themselves. */
  empty: (): Record<string, unknown> => ({}),
  /** The content of Elasticsearch and Kibana alone, for comparison with Terraform. */
  elastic: (): Record<string, unknown> => {
    const { environment, storage, access, keys, kibana } = loadSettings();
    const credentials = { username: "nobody", password: "" }; // a preview asks nobody
    const elastic = new elasticstack.Provider("elastic", {
      elasticsearches: [{ ...credentials, endpoints: ["http://127.0.0.1:9"] }],
      kibanas: [{ ...credentials, endpoints: ["http://127.0.0.1:9"] }],
    });
    const { dataStream } = new LogStorage("log-storage", { environment, ...storage }, { providers: [elastic] });
    const { publicUrl } = kibana;
    new Access(
      "access",
      { dataStream, outbox: outboxName(environment), publicUrl, shipperKey: keys.shipper, ...access },
      { providers: [elastic] },
    );
    return {};
  },
  whole: program,
} as const;

export type ProgramName = keyof typeof programs;
