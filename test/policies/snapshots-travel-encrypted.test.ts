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
    "files of a shared volume": repository({ url: { url: "file:/mnt/snapshots" } }),
    "a client by https": client({ "s3.client.default.endpoint": "https://s3.example.com" }),
  });

  refuses(rule, {
    "a store by http": [repository({ s3: { bucket: "b", endpoint: "http://s3" } }), /s3\.endpoint is http:\/\/s3/],
    "an address by http": [repository({ url: { url: "http://files/snapshots" } }), /url\.url is http/],
    "files by FTP": [repository({ url: { url: "ftp://files/snapshots" } }), /url\.url is ftp:\/\/files/],
    HDFS: [repository({ hdfs: { uri: "hdfs://names:8020", path: "logs" } }), /hdfs\.uri is hdfs:\/\/names/],
    "another client by http": [client({ "gcs.client.default.endpoint": "http://gcs" }), /is http:\/\/gcs/],
    "a client by http": [
      client({ "s3.client.default.protocol": "http" }),
      /nodeSets\[0\]\.config\["s3\.client\.default\.protocol"\] is http/,
    ],
    "a client's address by http": [client({ s3: { client: { other: { endpoint: "http://s3" } } } }), /is http:\/\/s3/],
  });
});
