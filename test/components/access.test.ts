import * as assert from "node:assert/strict";
import { features } from "../../components/access/features";
import { roles } from "../../components/access/roles";
import { spaces, unused } from "../../components/access/spaces";
import { type SpaceId, spaceIds } from "../../components/shared/role";
import { generatedSecret, withoutSecrets } from "../../local/recorder";
import { at, deploy, find } from "../support/deploy";

const everyRole = Object.entries(roles);
const granted = (space: SpaceId): Set<string> =>
  new Set(
    everyRole.flatMap(([, { kibana }]) =>
      kibana.flatMap((grant) =>
        grant.spaces !== "*" && grant.spaces.includes(space) ? Object.keys(grant.features) : [],
      ),
    ),
  );

describe("Access", () => {
  it("lets Logstash append lines and do nothing else with them, and read what alerts it has to forward", async () => {
    const role = find(await deploy("prod"), ":ElasticsearchSecurityRole", "access-role-log_shipper");
    assert.deepEqual(at(role, "clusters"), ["monitor"]);
    assert.deepEqual(at(role, "indices.0.privileges"), ["create_doc", "auto_configure"]);
    assert.deepEqual(at(role, "indices.1"), { names: ["alerts-outbox-*"], privileges: ["read"] });
  });

  it("lets support read the logs in its own space only, and what the alerts have told", async () => {
    const role = find(await deploy("prod"), ":KibanaSecurityRole", "access-role-log_support");
    assert.deepEqual(at(role, "elasticsearch.indices.1.names"), ["alerts-outbox-*"]);
    assert.deepEqual(at(role, "elasticsearch.indices.1.privileges"), ["read", "view_index_metadata"]);
    assert.deepEqual(at(role, "elasticsearch.indices.0.privileges"), ["read", "view_index_metadata"]);
    assert.deepEqual(at(role, "kibanas.0.spaces"), ["support"]);
  });

  it("gives nobody but the provisioner what can make a superuser", () => {
    const able = everyRole.filter(([, { clusters }]) => clusters.includes("manage_security")).map(([name]) => name);
    assert.deepEqual(able, ["provisioner"]);
  });

  it("lets nobody change or delete a line", () => {
    const privileges = everyRole.flatMap(([, { indices }]) => indices.flatMap((grant) => grant.privileges));
    const changing: readonly string[] = ["all", "write", "index", "delete", "create"];
    assert.deepEqual(
      privileges.filter((privilege) => changing.includes(privilege)),
      [],
    );
  });

  it("grants no part of a feature, which needs a paid licence", () => {
    for (const [name, { kibana }] of everyRole)
      for (const grant of kibana)
        for (const privilege of grant.spaces === "*" ? [grant.base] : Object.values(grant.features))
          assert.ok(["read", "all"].includes(privilege), name);
  });

  it("hides in every space what no role uses there, and nothing else", async () => {
    for (const id of spaceIds) {
      const space = find(await deploy("prod"), ":KibanaSpace", `access-space-${id}`);
      const shown = features.filter((feature) => !unused(id).includes(feature));
      assert.deepEqual(new Set<string>(shown), granted(id), id);
      assert.deepEqual(at(space, "disabledFeatures"), unused(id));
      assert.equal(at(space, "solution"), "classic");
    }
  });

  it("shows every space the data stream by a data view of its own, the default there, with a saved search on it", async () => {
    const declaration = await deploy("prod");
    for (const id of spaceIds) {
      const view = find(declaration, ":KibanaDataView", `access-view-${id}`);
      assert.equal(at(view, "dataView.title"), "logs-services-prod");
      assert.equal(at(view, "dataView.timeFieldName"), "@timestamp");
      const chosen = find(declaration, ":KibanaDefaultDataView", `access-default-view-${id}`);
      assert.deepEqual([at(chosen, "spaceId"), at(chosen, "dataViewId")], [id, at(view, "dataView.id")]);
      const landing = find(declaration, ":KibanaImportSavedObjects", `access-landing-${id}`);
      const search = JSON.parse(String(at(landing, "fileContents"))) as {
        attributes: { title: string; columns: string[] };
        references: { id: string }[];
      };
      assert.equal(search.attributes.title, spaces[id].landing.title);
      assert.deepEqual(search.attributes.columns, spaces[id].landing.columns);
      assert.equal(search.references[0]?.id, at(view, "dataView.id"));
    }
  });

  it("leads support from an order, and from what an alert is about, to the order card, which others cannot open", async () => {
    const declaration = await deploy("prod");
    const card =
      "https://kibana.example.com/s/support/app/dashboards#/view/logs-order-card?_a=(query:(language:kuery,query:'";
    const link = (view: string, field: string): unknown =>
      Reflect.get(at(find(declaration, ":KibanaDataView", view), "dataView.fieldFormats") as object, field);
    const to = (query: string) => ({
      id: "url",
      params: { urltemplate: `${card}${query}'))`, labeltemplate: "{{value}}" }, // without a label the address would be shown
    });
    assert.deepEqual(link("access-view-support", "order.id"), to("order.id%20:%20%22{{value}}%22"));
    assert.deepEqual(
      link("access-outbox-view-support", "alert.key"),
      to("order.id%20:%20%22{{value}}%22%20or%20messaging.message.id%20:%20%22{{value}}%22"),
    );
    for (const id of spaceIds.filter((other) => other !== "support"))
      assert.equal(at(find(declaration, ":KibanaDataView", `access-view-${id}`), "dataView.fieldFormats"), undefined);
  });

  it("sends every user's password write-only, under a version that changes with it", async () => {
    const users = (await deploy("local")).resources.filter(({ type }) => type.endsWith(":ElasticsearchSecurityUser"));
    assert.equal(users.length, 7);
    for (const user of users) {
      assert.equal(at(user, "password"), undefined);
      assert.notEqual(at(user, "passwordWo"), undefined);
      assert.notEqual(at(user, "passwordWoVersion"), undefined);
    }
  });

  it("knows nobody where the settings name nobody", async () => {
    const { resources } = await deploy("prod");
    const users = resources.filter(({ type }) => type.endsWith(":ElasticsearchSecurityUser")).map(({ name }) => name);
    assert.deepEqual(users.sort(), ["access-user-log_alerting", "access-user-log_shipper-1"]);
  });

  it("lets Logstash write as another user under another id, with a Secret and pods of its own", async () => {
    const declaration = await deploy("prod", "shipperKey=2");
    const user = find(declaration, ":ElasticsearchSecurityUser", "access-user-log_shipper-2");
    assert.equal(at(user, "username"), "log_shipper-2");
    const secret = find(declaration, ":Secret", "logstash-writer");
    assert.equal(at(secret, "immutable"), true); // so that it is replaced, not changed under running pods
  });

  it("gives a person the role that the settings name, and keeps a disabled one out", async () => {
    const declaration = await deploy("prod", "people=anna=log_support,boris@example.com=log_admin:disabled");
    const anna = find(declaration, ":ElasticsearchSecurityUser", "access-person-user-anna");
    assert.deepEqual([at(anna, "username"), at(anna, "roles"), at(anna, "enabled")], ["anna", ["log_support"], true]);
    const boris = find(declaration, ":ElasticsearchSecurityUser", "access-person-user-boris@example.com");
    assert.deepEqual([at(boris, "roles"), at(boris, "enabled")], [["log_admin"], false]);
  });

  it("makes a key expire that only reads the logs", async () => {
    const declaration = await deploy("prod", "readerKeys=report=90d");
    const key = find(declaration, ":ElasticsearchSecurityApiKey", "access-reader-report");
    assert.equal(at(key, "expiration"), "90d");
    assert.deepEqual(JSON.parse(String(at(key, "roleDescriptors"))), {
      reader: { cluster: [], indices: [{ names: ["logs-services-*"], privileges: ["read", "view_index_metadata"] }] },
    });
  });

  it("maps groups of an identity provider where the settings name any, and nowhere else", async () => {
    const declaration = await deploy("prod", "ssoGroups=Logs Support=log_support");
    const mapping = find(declaration, ":ElasticsearchSecurityRoleMapping", "access-sso-Logs Support");
    assert.deepEqual(at(mapping, "roles"), ["log_support"]);
    assert.deepEqual(JSON.parse(String(at(mapping, "rules"))), { field: { groups: "Logs Support" } });
    for (const stack of ["local", "dev", "stage", "prod"]) {
      const types = (await deploy(stack)).resources.map(({ type }) => type);
      assert.ok(!types.some((type) => type.endsWith(":ElasticsearchSecurityRoleMapping")));
    }
  });

  it("returns passwords and keys as secrets only", async () => {
    const { outputs, resources } = await deploy("local", "readerKeys=report=90d");
    const clear = resources.map(({ inputs }) => JSON.stringify(withoutSecrets(inputs, () => "")));
    assert.ok(!clear.some((inputs) => inputs.includes(generatedSecret)));
    for (const name of ["firstLogins", "machines", "readerKeys", "provisioner"]) {
      const output = outputs[name] as { isSecret: Promise<boolean> };
      assert.equal(await output.isSecret, true, name);
    }
  });
});
