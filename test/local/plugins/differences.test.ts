import assert from "node:assert/strict";
import { differences } from "../../../local/plugins/protocol/differences";
import { type Values } from "../../../local/plugins/protocol/values";

const paths = (olds: Values, news: Values): string[] =>
  differences(olds, news, () => false).map(({ kind, path }) => `${kind} ${path}`);

describe("differences", () => {
  it("names the deepest place, in the engine's notation", () => {
    const olds = { spec: { ports: [{ port: 1 }, { port: 2 }] }, data: { "filebeat.yml": "a", gone: "x" } };
    const news = { spec: { ports: [{ port: 1 }, { port: 3 }] }, data: { "filebeat.yml": "b", more: "x" } };
    assert.deepEqual(paths(olds, news), [
      "update spec.ports[1].port",
      'update data["filebeat.yml"]',
      "delete data.gone",
      "add data.more",
    ]);
  });

  it("takes lists of different length as one change", () => {
    assert.deepEqual(paths({ list: [1] }, { list: [1, 2] }), ["update list"]);
  });

  it("passes over the order of names", () => {
    assert.deepEqual(paths({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }), []);
  });
});
