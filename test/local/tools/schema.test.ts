import * as assert from "node:assert/strict";
import { Failure } from "../../../local/failure";
import { cutSchema, describeForCheckout } from "../../../local/tools/schema";

const ref = (token: string): object => ({ $ref: `#/types/${token}` });

const schema = {
  name: "thing",
  language: { nodejs: { compatibility: "tfbridge20" }, go: { rootPackageName: "thing" } },
  config: { variables: { endpoint: ref("endpoint") } },
  provider: { inputProperties: { login: { type: "array", items: ref("login") } } },
  resources: { wanted: { properties: { a: ref("a") } }, unwanted: { properties: { z: ref("z") } } },
  functions: { "pulumi:providers:thing/terraformConfig": { outputs: ref("result") }, getThing: { outputs: ref("y") } },
  types: {
    a: { properties: { b: { additionalProperties: ref("b") } } },
    b: { properties: { again: ref("a"), other: { $ref: "pulumi.json#/Asset" } } },
    endpoint: {},
    login: {},
    result: {},
    y: {},
    z: {},
  },
};

describe("cutSchema", () => {
  it("keeps the listed resources, the provider's own functions and every type they reach, rings included", () => {
    const cut = cutSchema(schema, ["wanted"]);
    assert.deepEqual(Object.keys(cut.resources), ["wanted"]);
    assert.deepEqual(Object.keys(cut.functions), ["pulumi:providers:thing/terraformConfig"]);
    assert.deepEqual(Object.keys(cut.types), ["a", "b", "endpoint", "login", "result"]);
  });

  it("leaves everything else and its argument as they are", () => {
    const before = JSON.stringify(schema);
    const cut = cutSchema(schema, ["wanted"]);
    assert.equal(cut.name, "thing");
    assert.deepEqual(cut.provider, schema.provider);
    assert.equal(JSON.stringify(schema), before);
  });

  it("names a resource the provider does not have", () => {
    assert.throws(
      () => cutSchema(schema, ["wanted", "misspelt"]),
      (thrown) =>
        thrown instanceof Failure && thrown.message.includes("misspelt") && !thrown.message.includes("wanted"),
    );
  });
});

describe("describeForCheckout", () => {
  it("adds to what the package says about itself for Node.js only", () => {
    const { nodejs, go } = describeForCheckout(schema).language;
    assert.deepEqual(go, schema.language.go);
    assert.deepEqual(Object.keys(nodejs).sort(), ["compatibility", "dependencies", "readme"]);
  });
});
