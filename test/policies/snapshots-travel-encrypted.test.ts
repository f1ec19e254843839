import { accepts, refuses } from "../support/rule-cases";
import { elastic, elasticsearch } from "../support/valid-elastic";
import { changed } from "../support/valid-resources";

describe("snapshots-travel-encrypted", () => {
  const rule = "snapshots-travel-encrypted";

  const repository = (store: object) => elastic("ElasticsearchSnapshotRepository", { name: "r", ...store });
  const client = (config: object) => changed(elasticsearch, { "spec.nodeSets[0].config": config });

  accepts(rule, {
    "a store by https": repository({ s3: { bucket: "b", endpoint: "https://s3.example.com" } }),
    "a store by its name": repository({ s3: { bucket: "b" } }),
    "a shared volume": repository({ fs: { location: "logs" } }),
    "a client by https": client({ "s3.client.default.endpoint": "https://s3.example.com" }),
  });

  refuses(rule, {
    "a store by http": [repository({ s3: { bucket: "b", endpoint: "http://s3" } }), /s3\.endpoint is http:\/\/s3/],
    "an address by http": [repository({ url: { url: "http://files/snapshots" } }), /url\.url is http/],
    "a client by http": [
      client({ "s3.client.default.protocol": "http" }),
      /nodeSets\[0\]\.config\["s3\.client\.default\.protocol"\] is http/,
    ],
    "a client's address by http": [client({ s3: { client: { other: { endpoint: "http://s3" } } } }), /is http:\/\/s3/],
  });
});
