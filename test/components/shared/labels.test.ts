import * as assert from "node:assert/strict";
import { elasticVersion } from "../../../components/shared/versions";
import { at, deploy, find } from "../../support/deploy";

describe("what the operator runs", () => {
  for (const kind of ["Kibana", "Logstash"])
    it(`is done when ${kind} is green in the version asked for, not in the one before`, async () => {
      const instance = find(await deploy("prod"), `:${kind}`, `${kind.toLowerCase()}-instance`);
      const annotations = at(instance, "metadata.annotations") as Readonly<Record<string, string>>;
      assert.deepEqual(JSON.parse(annotations["pulumi.com/waitFor"] ?? ""), [
        "jsonpath={.status.health}=green",
        `jsonpath={.status.version}=${elasticVersion}`,
      ]);
    });
});
