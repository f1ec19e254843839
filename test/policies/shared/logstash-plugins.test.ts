import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { logstashPlugins, pluginSetting } from "../../../policies/shared/logstash-plugins";

const named = (pipeline: string): string[] =>
  logstashPlugins(pipeline).map(({ section, name }) => `${section} ${name}`);

describe("the plugins of a Logstash pipeline", () => {
  it("are found in each section, and behind conditions", () => {
    const pipeline = `
      input { beats { port => 5044 } }
      filter { if [a] { mutate { } } else if [b] >= 5 { ruby { } } else { drop { } } }
      output { if "x" in [tags] { if [c] and not [d] { stdout { } } } }`;
    assert.deepEqual(named(pipeline), ["input beats", "filter mutate", "filter ruby", "filter drop", "output stdout"]);
  });

  it("are neither hashes nor codecs, nor what stands in a text or a comment", () => {
    const pipeline = `
      output {
        http { headers => { "a" => "tcp { }" } codec => json { } } # elasticsearch { }
      }`;
    assert.deepEqual(named(pipeline), ["output http"]);
  });

  it("have settings, in quotes and without, but not in a comment", () => {
    const [plugin] = logstashPlugins(`output { elasticsearch {
      hosts => ["a", "b"]
      "user" => 'anna'
      ssl_enabled => true
      # cacert => "/ca.crt"
      user_agent => "x"
    } }`);
    assert.ok(plugin);
    assert.equal(pluginSetting(plugin, "hosts"), '["a", "b"]');
    assert.equal(pluginSetting(plugin, "username", "user"), "anna");
    assert.equal(pluginSetting(plugin, "ssl_enabled"), "true");
    assert.equal(pluginSetting(plugin, "cacert"), undefined);
    assert.equal(pluginSetting(plugin, "enabled"), undefined);
  });

  it("are found in every pipeline of the program", () => {
    const folder = path.resolve(__dirname, "../../../components/logstash/pipelines");
    const all = fs.readdirSync(folder).flatMap((file) => named(fs.readFileSync(path.join(folder, file), "utf8")));
    for (const plugin of ["input beats", "input elasticsearch", "output elasticsearch", "output http"])
      assert.ok(all.includes(plugin), plugin);
  });
});
