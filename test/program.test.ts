import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { generatedSecret, type Declaration, withoutSecrets } from "../local/recorder";
import { stackNames, stackSettings } from "../local/stack-file";
import { at, deploy, find } from "./support/deploy";

const golden = path.join(__dirname, "golden");

describe("the program", () => {
  it("has a file for local, dev, stage and prod that states every setting", () => {
    assert.deepEqual(stackNames().sort(), ["dev", "local", "prod", "stage"]);
    for (const stack of stackNames())
      assert.deepEqual(Object.keys(stackSettings(stack)), Object.keys(stackSettings("prod")), stack);
  });

  for (const stack of ["local", "dev", "stage", "prod"]) {
    describe(`for ${stack}`, () => {
      let declaration: Declaration;
      before(async () => {
        declaration = await deploy(stack);
      });

      it("declares what test/golden lists (UPDATE_GOLDEN=1 writes it again)", () => {
        const file = path.join(golden, `${stack}.txt`);
        const list = declaration.resources
          .map(({ type, name }) => `${type} ${name}\n`)
          .sort()
          .join("");
        if (process.env["UPDATE_GOLDEN"] === "1") fs.writeFileSync(file, list);
        assert.equal(list, fs.readFileSync(file, "utf8"));
      });

      it("shows no generated password in clear", () => {
        const clear = JSON.stringify(declaration.resources.map(({ inputs }) => withoutSecrets(inputs, () => "secret")));
        assert.ok(!clear.includes(generatedSecret));
      });

      it("lets everything inside Elastic go with the cluster instead of deleting it one by one", () => {
        const cluster = find(declaration, ":Elasticsearch", "elasticsearch-cluster");
        const content = declaration.resources.filter(({ type }) => type.startsWith("elasticstack:"));
        assert.ok(content.length > 0);
        for (const { name, deletedWith } of content) assert.equal(deletedWith, cluster.urn, name);
      });

      it("takes every image from the registry that is set", async () => {
        const moved = JSON.stringify((await deploy(stack, "registry=registry.example.com/elastic")).resources);
        assert.ok(moved.includes("registry.example.com/elastic/elasticsearch/elasticsearch:"));
        assert.ok(!moved.includes("docker.elastic.co"));
      });

      it("names the digest of an image that has one, and of no other", async () => {
        const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
        const images = JSON.stringify((await deploy(stack, `imageDigests=filebeat=${digest}`)).resources);
        assert.ok(images.includes(`filebeat:9.5.3@${digest}"`));
        assert.equal(images.split(digest).length, 3); // both DaemonSets
      });
    });
  }

  it("protects in prod, and not in dev, whatever would take the data with it", async () => {
    for (const [type, name] of [
      [":Elasticsearch", "elasticsearch-cluster"],
      [":Namespace", "logging"],
      [":CustomResourceDefinition", "operator-elasticsearches.elasticsearch.k8s.elastic.co"],
    ] as const) {
      assert.equal(find(await deploy("prod"), type, name).protect, true, name);
      assert.equal(find(await deploy("dev"), type, name).protect, false, name);
    }
  });

  it("leaves the operator to others where they install it", async () => {
    const { resources } = await deploy("prod", "installOperator=false");
    assert.deepEqual(
      resources.filter(({ name }) => name.startsWith("operator")),
      [],
    );
  });

  it("runs prod on three hot nodes over zones and two cold ones", async () => {
    const cluster = find(await deploy("prod"), ":Elasticsearch", "elasticsearch-cluster");
    assert.deepEqual(
      [0, 1].map((set) => [
        at(cluster, `spec.nodeSets.${String(set)}.name`),
        at(cluster, `spec.nodeSets.${String(set)}.count`),
      ]),
      [
        ["hot", 3],
        ["cold", 2],
      ],
    );
    assert.deepEqual(at(cluster, "spec.nodeSets.0.zoneAwareness"), {});
  });
});
