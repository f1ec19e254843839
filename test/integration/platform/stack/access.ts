import * as assert from "node:assert/strict";
import * as path from "node:path";
import { roleNames } from "../../../../components/access/roles";
import { platformState, stackBackend } from "../../../../local/paths";
import { client, type Environment, environment } from "../../support/elasticsearch";
import { make, makeJson } from "../../support/make";
import { filesIn, type Place, processes, watching } from "../../support/places";

/** Who gets in, and what is told of it; part of the tests of stack local while it is up. */
export function describeAccess(): void {
  describe("lets in by role, and", () => {
    let environments: Readonly<Record<string, Environment>> = {};

    before("ask `make env` for every role", async () => {
      for (const role of roleNames) environments = { ...environments, [role]: await environment(role) };
    });

    it("prints a way in for each, with a user who has that role and no other", async () => {
      for (const [role, env] of Object.entries(environments)) {
        const elasticsearch = client(env);
        const { username, roles } = await elasticsearch.security.authenticate();
        await elasticsearch.close();
        assert.equal(username, env.ES_USER);
        assert.deepEqual(roles, [role]);
      }
    });

    it("tells by `make who-can` who reads, writes and administers, as the cluster has it", async () => {
      const rows = await makeJson<{ role: string; reads: string[]; writes: string[]; kibana: object }[]>("who-can");
      assert.deepEqual(
        rows.map(({ role }) => role),
        roleNames,
      );
      const of = (role: string) => rows.find((row) => row.role === role);
      assert.deepEqual(of("log_support")?.reads, ["logs-services-local", "alerts-outbox-local"]);
      assert.deepEqual(of("log_support")?.writes, []);
      assert.deepEqual(Object.keys(of("log_support")?.kibana ?? {}), ["support"]);
      assert.deepEqual(of("log_shipper")?.reads, ["alerts-outbox-local"]); // to forward it
      assert.deepEqual(of("log_shipper")?.writes, ["logs-services-local (append)"]);
    });

    it("keeps every password out of the state, of what is shown, of logs, arguments and environments", async () => {
      const passwords = Object.values(environments).map(({ ES_PASSWORD: password }) => password);
      assert.equal(new Set(passwords).size, roleNames.length);
      const { result, seen } = await watching(processes, make("preview", "STACK=local", "JSON=1"));
      assert.equal(result.code, 0, result.stderr);
      assert.ok(seen.length > 0);
      const places: Place[] = [
        ["what preview shows", result.stdout + result.stderr],
        ...seen,
        ...filesIn(stackBackend("local")),
        ...filesIn(path.join(platformState, "log")),
      ];
      const found = places.filter(([, content]) => passwords.some((password) => content.includes(password)));
      assert.deepEqual(
        found.map(([name]) => name),
        [],
      );
    });
  });
}
