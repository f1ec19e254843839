import { strict as assert } from "node:assert";
import { messages } from "../support/policy";

const digest = `@sha256:${"0123456789abcdef".repeat(4)}`;

async function problems(type: string, props: object): Promise<string[]> {
  return messages("images-are-pinned", [{ type, name: "it", props }]);
}

function pod(image: object, list = "containers") {
  return { spec: { containers: [{ name: "first", image: "filebeat:9.5.3" }], [list]: [{ name: "second", ...image }] } };
}

describe("images-are-pinned", () => {
  for (const image of [
    "filebeat:9.5.3",
    "docker.elastic.co/beats/filebeat:9.5.3",
    "registry.local:5000/beats/filebeat:v9.5.3",
    "tool:1.2.3-alpine3.20",
    `filebeat${digest}`,
    `filebeat:latest${digest}`,
  ]) {
    it(`accepts ${image}`, async () => {
      assert.deepEqual(await problems("kubernetes:core/v1:Pod", pod({ image })), []);
    });
  }

  for (const image of [
    "filebeat",
    "registry.local:5000/filebeat",
    "filebeat:latest",
    "filebeat:9",
    "filebeat:9.5",
    "filebeat:9.5.3-SNAPSHOT",
    "filebeat:stable",
    "",
    "filebeat@sha256:0123",
  ]) {
    it(`refuses '${image}'`, async () => {
      const [problem = "accepted", ...more] = await problems("kubernetes:core/v1:Pod", pod({ image }));
      assert.ok(problem.startsWith(`'it': spec.containers[0].image '${image}' has `), problem);
      assert.match(problem, /Name all three numbers of the version, or the image's digest/);
      assert.deepEqual(more, []);
    });
  }

  it("asks a workload for an image, but not a patch of one", async () => {
    assert.match((await problems("kubernetes:core/v1:Pod", pod({}))).join(), /spec\.containers\[0\] names no image/);
    const patch = { kind: "Deployment", spec: { template: pod({}) } };
    assert.deepEqual(await problems("kubernetes:apps/v1:DeploymentPatch", patch), []);
  });

  const template = { spec: { template: pod({ image: "moving" }) } };
  const workloads: Record<string, object> = {
    "core/v1:Pod": pod({ image: "moving" }),
    "apps/v1:Deployment": template,
    "apps/v1:StatefulSet": template,
    "apps/v1:DaemonSet": template,
    "apps/v1:ReplicaSet": template,
    "core/v1:ReplicationController": template,
    "batch/v1:Job": template,
    "batch/v1:CronJob": { spec: { jobTemplate: template } },
  };
  for (const [type, props] of Object.entries(workloads)) {
    it(`looks into every ${type}`, async () => {
      assert.equal((await problems(`kubernetes:${type}`, props)).length, 1);
    });
  }

  for (const list of ["initContainers", "ephemeralContainers"]) {
    it(`looks into ${list}`, async () => {
      const refused = await problems("kubernetes:core/v1:Pod", pod({ image: "moving" }, list));
      assert.match(refused.join(), new RegExp(String.raw`spec\.${list}\[0\]\.image`));
    });
  }

  it("leaves what runs nothing alone", async () => {
    assert.deepEqual(await problems("kubernetes:core/v1:ConfigMap", { data: { image: "filebeat" } }), []);
    assert.deepEqual(await problems("docker:index:Container", pod({ image: "moving" })), []);
  });
});

describe("images-are-pinned, where the stack gives digests", () => {
  const known = `docker.elastic.co/beats/filebeat:9.5.3${digest}`;
  const of = (image: string) => [{ type: "kubernetes:core/v1:Pod", name: "it", props: pod({ image }) }];
  const config = { digests: [known] };

  it("accepts that digest, and images of which none is given", async () => {
    assert.deepEqual(await messages("images-are-pinned", of(known), config), []);
    assert.deepEqual(await messages("images-are-pinned", of("docker.elastic.co/kibana/kibana:9.5.3"), config), []);
  });

  for (const image of ["docker.elastic.co/beats/filebeat:9.5.3", known.replace("0123", "3210")])
    it(`refuses ${image}`, async () => {
      const [problem = "accepted", ...more] = await messages("images-are-pinned", of(image), config);
      assert.ok(problem.endsWith(`lacks the digest that the stack gives. Write ${known}.`), problem);
      assert.deepEqual(more, []);
    });
});

describe("images-are-pinned, Elastic's custom resources", () => {
  const type = "kubernetes:elasticsearch.k8s.elastic.co/v1:Elasticsearch";
  const valid = {
    version: "9.5.3",
    nodeSets: [{ name: "hot", podTemplate: { spec: { containers: [{ name: "elasticsearch", resources: {} }] } } }],
  };

  it("accepts an exact version, and containers whose image the operator supplies", async () => {
    assert.deepEqual(await problems(type, { spec: valid }), []);
    assert.deepEqual(await problems(type, { spec: { ...valid, image: "mirror.local/elasticsearch:9.5.3" } }), []);
  });

  const broken: Record<string, object> = {
    "spec.version is missing": { ...valid, version: undefined },
    "spec.version '9' is not one exact version": { ...valid, version: "9" },
    "spec.version '9.5' is not one exact version": { ...valid, version: "9.5" },
    "spec.image 'elasticsearch' has no tag": { ...valid, image: "elasticsearch" },
    "spec.nodeSets[0].podTemplate.spec.initContainers[0].image 'busybox' has no tag": {
      ...valid,
      nodeSets: [{ podTemplate: { spec: { initContainers: [{ name: "prepare", image: "busybox" }] } } }],
    },
  };
  for (const [complaint, spec] of Object.entries(broken)) {
    it(`refuses: ${complaint}`, async () => {
      const [problem = "accepted", ...more] = await problems(type, { spec });
      assert.ok(problem.startsWith(`'it': ${complaint}`), problem);
      assert.deepEqual(more, []);
    });
  }

  it("asks no version of the kinds that start nothing", async () => {
    const autoscaler = "kubernetes:autoscaling.k8s.elastic.co/v1alpha1:ElasticsearchAutoscaler";
    assert.deepEqual(await problems(autoscaler, { spec: { policies: [] } }), []);
  });
});
