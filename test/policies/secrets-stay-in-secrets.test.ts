import { strict as assert } from "node:assert";
import { messages as said } from "../support/policy";

const apiKey = "VuaCfGcBCdbkQm-e5aOx:ui2lp2axTNmsyakw9tvNnw";
const encodedApiKey = Buffer.from(apiKey).toString("base64");
const privateKey = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow…\n-----END RSA PRIVATE KEY-----\n";
const webToken = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

const configMap = "kubernetes:core/v1:ConfigMap";
const deployment = "kubernetes:apps/v1:Deployment";
const kibana = "kubernetes:kibana.k8s.elastic.co/v1:Kibana";
const logstash = "kubernetes:logstash.k8s.elastic.co/v1alpha1:Logstash";
const secret = "kubernetes:core/v1:Secret";
const pipeline = "elasticstack:index/elasticsearchIngestPipeline:ElasticsearchIngestPipeline";

const container = (fields: object) => ({
  spec: { template: { spec: { containers: [{ name: "it", image: "it:1.2.3", ...fields }] } } },
});
const env = (name: string, value: string) => container({ env: [{ name, value }] });
const file = (name: string, text: string) => ({ data: { [name]: text } });
const inline = (text: string) => ({ spec: { version: "9.5.3", pipelines: [{ "config.string": text }] } });
const config = (settings: object) => ({ spec: { version: "9.5.3", config: settings } });

async function messages(type: string, props: object): Promise<string[]> {
  return said("secrets-stay-in-secrets", [{ type, name: "it", props }]);
}

describe("secrets-stay-in-secrets refuses", () => {
  const refused: readonly (readonly [what: string, type: string, props: object, complaint: string])[] = [
    ["a password in a variable", deployment, env("DB_PASSWORD", "hunter2"), "gives DB_PASSWORD a literal value"],
    ["an API key in a variable", deployment, env("ELASTIC_API_KEY", "abcdef"), "gives ELASTIC_API_KEY a literal value"],
    ["a key of Azure's", deployment, env("AZURE_BATCH_KEY", "c2VjcmV0"), "gives AZURE_BATCH_KEY a literal value"],
    ["a key's content", deployment, env("OCI_CLI_KEY_CONTENT", "MIIEow"), "gives OCI_CLI_KEY_CONTENT a literal value"],
    ["a bearer", deployment, env("HTTP_BEARER", "hunter2"), "gives HTTP_BEARER a literal value"],
    ["a variable that mentions one", deployment, env("SECRET_OF_SHOP", "hunter2"), "gives SECRET_OF_SHOP a literal"],
    [
      "a key that somebody wrote by hand",
      deployment,
      env("GREETING", "---BEGIN OPENSSH PRIVATE KEY---"),
      "contains a private key",
    ],
    ["a default beside a reference", deployment, env("TOKEN", "${TOKEN:hunter2}"), "gives TOKEN a literal value"],
    ["a URL with a password", deployment, env("DB", "postgres://app:hunter2@db/app"), "contains a URL with a password"],
    ["a web token under any name", deployment, env("GREETING", webToken), "contains a JSON web token"],
    ["an Elastic API key", deployment, env("GREETING", apiKey), "contains an Elastic API key"],
    ["an encoded API key", deployment, env("HEADER", `ApiKey ${encodedApiKey}`), "contains an Elastic API key"],
    ["an option", deployment, container({ args: ["--password=hunter2"] }), "passes the literal value of password"],
    ["an option in two words", deployment, container({ args: ["--token", "hunter2"] }), "the literal value of --token"],
    [
      "a variable in a shell command",
      deployment,
      container({ command: ["sh", "-c", "API_TOKEN=hunter2 collect"] }),
      "passes the literal value of API_TOKEN",
    ],
    [
      "a probe's header",
      deployment,
      container({ readinessProbe: { httpGet: { httpHeaders: [{ name: "Authorization", value: "Basic aHVudGVy" }] } } }),
      "gives Authorization a literal value",
    ],
    ["an annotation", configMap, { metadata: { annotations: { "example.com/token": "hunter2" } } }, "literal secret"],
    ["a key of a ConfigMap", configMap, file("password", "hunter2"), "data.password is a literal secret by its name"],
    ["a private key", configMap, file("tls.pem", privateKey), 'data["tls.pem"] contains a private key'],
    ["YAML", configMap, file("a.yml", "output:\n  password: hunter2 # ours\n"), "sets password to a literal value"],
    [
      "properties",
      configMap,
      file("a.properties", "db.user=app\ndb.password=hunter2"),
      "sets db.password to a literal",
    ],
    [
      "JSON",
      configMap,
      file("a.json", '{"user":"app","clientSecret":"hunter2"}'),
      "sets clientSecret to a literal value",
    ],
    [
      "Kibana's keys",
      kibana,
      config({ "xpack.security.encryptionKey": "a-key-of-thirty-two-characters-1" }),
      'spec.config["xpack.security.encryptionKey"] is a literal secret by its name',
    ],
    [
      "a pipeline's password",
      logstash,
      inline('output { elasticsearch { user => "writer" password => "hunter2" } }'),
      'spec.pipelines[0]["config.string"] sets password to a literal value',
    ],
    ["a Secret's annotations", secret, { metadata: { annotations: { password: "hunter2" } } }, "literal secret"],
    [
      "a key inside Elastic",
      pipeline,
      { description: `Made with ${apiKey}` },
      "description contains an Elastic API key",
    ],
  ];
  for (const [what, type, props, complaint] of refused) {
    it(what, async () => {
      const [message = "accepted", ...more] = await messages(type, props);
      assert.ok(message.startsWith("'it': ") && message.includes(complaint), message);
      assert.match(message, /Keep the value in a Kubernetes Secret/);
      assert.ok(!message.includes("hunter2"), "the message gives the secret away");
      assert.deepEqual(more, []);
    });
  }
});

describe("secrets-stay-in-secrets accepts", () => {
  const masking = String.raw`processors:
  - replace: { fields: [{ field: message, pattern: '(password|token)=\S+', replacement: 'password=[masked]' }] }
  - drop_fields: { fields: [password, secret, token] }
  - script:
      source: |
        token = event.Get("token");
        var url = /:\/\/[^:]+:[^@]+@/;
`;
  const logstashPipeline = `
    filter { mutate { rename => { "token" => "[@metadata][token]" } replace => { "password" => "[masked]" } } }
    output { elasticsearch { user => "\${ES_USER}" password => "\${ES_PASSWORD}" ssl_key => "/etc/tls.key" } }`;
  const accepted: readonly (readonly [what: string, type: string, props: object])[] = [
    ["a reference to a Secret", deployment, container({ env: [{ name: "TOKEN", valueFrom: { secretKeyRef: {} } }] })],
    ["a variable made of another", deployment, env("API_TOKEN", "$(TOKEN)")],
    ["a file that holds the password", deployment, env("DB_PASSWORD_FILE", "hunter2.txt")],
    ["something about a secret", deployment, env("TOKEN_ISSUER", "accounts")],
    ["how long one may be", deployment, env("PASSWORD_MIN_LENGTH", "twelve")],
    ["tokens of another kind", deployment, env("TOKENS", "words")],
    ["a path under a secret's name", deployment, env("TOKEN", "/var/run/token")],
    ["the name of a Secret", deployment, env("WEBHOOK_SECRET", "elastic-webhook-server-cert")],
    ["a switch", deployment, env("CHANGE_PASSWORD", "false")],
    ["an option that refers", deployment, container({ args: ["--password=$(PASSWORD)", "--token", "--verbose"] })],
    ["a command that reads a file", deployment, container({ command: ["sh", "-c", "TOKEN=$(cat /token) collect"] })],
    ["a URL without a password", deployment, env("URL", "https://logs-es-http.logging.svc:9200/a@b")],
    [
      "a mounted Secret",
      deployment,
      { spec: { template: { spec: { volumes: [{ secret: { secretName: "tls" } }] } } } },
    ],
    ["masking rules", configMap, file("filebeat.yml", masking)],
    ["variables in a configuration", configMap, file("a.yml", 'password: "${PASSWORD}"\ntoken: ${TOKEN}\nssl.key: /k')],
    ["prose", configMap, file("motd", "Password: ask the operators for it\n")],
    ["a certificate", configMap, file("ca.crt", "-----BEGIN CERTIFICATE-----\nMIIEow…\n-----END CERTIFICATE-----\n")],
    [
      "switches of Elasticsearch",
      kibana,
      config({ "xpack.security.authc.token.enabled": true, "ssl.key": "/tls.key" }),
    ],
    ["secure settings", kibana, { spec: { version: "9.5.3", secureSettings: [{ secretName: "kibana-keys" }] } }],
    [
      "users by reference",
      kibana,
      { spec: { version: "9.5.3", auth: { fileRealm: [{ secretName: "provisioner" }] } } },
    ],
    ["a pipeline with variables", logstash, inline(logstashPipeline)],
    ["a Secret", secret, { stringData: { password: "hunter2", "tls.key": privateKey }, data: { key: encodedApiKey } }],
    ["a provider", "pulumi:providers:elasticstack", { elasticsearches: [{ password: "hunter2", apiKey }] }],
    [
      "a user of Elasticsearch",
      "elasticstack:index/elasticsearchSecurityUser:ElasticsearchSecurityUser",
      { password: apiKey },
    ],
    ["access to Secrets", "kubernetes:rbac.authorization.k8s.io/v1:Role", { rules: [{ resources: ["secrets"] }] }],
    [
      "a definition's words",
      "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
      { spec: { password: "hunter2" } },
    ],
  ];
  for (const [what, type, props] of accepted) {
    it(what, async () => {
      assert.deepEqual(await messages(type, props), []);
    });
  }
});
