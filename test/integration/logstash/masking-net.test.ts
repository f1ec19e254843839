import * as assert from "node:assert/strict";
import { installJRuby } from "../../../local/logstash/jruby";
import { type Event, Scripts } from "../../support/logstash-scripts";
import { fieldOf } from "../../support/logstash-double";

describe("the second masking net, on Logstash's JRuby", () => {
  let scripts: Scripts;
  before(async () => {
    scripts = new Scripts(await installJRuby());
  });
  after(() => {
    scripts.stop();
  });

  const net = async (event: Event): Promise<Event> => (await scripts.filter("masking_net.rb", {}, event))[0] ?? {};
  const tagsOf = (event: Event): unknown => event["tags"] ?? [];

  const masked: readonly [text: string, left: string][] = [
    ["wrote to ivan.petrov+mes@example.com.", "wrote to [email]."],
    ["почта иван@пример.рф", "почта [email]"],
    ["mailto=ivan%40example.com", "mailto=[email]"],
    ["amqp://mes:s3cr3t@rabbit:5672/orders", "amqp://[masked]@rabbit:5672/orders"],
    ["sent Bearer mF_9.B5f-4.1JqM to carrier", "sent Bearer [masked] to carrier"],
    ["Authorization: Basic dXNlcjpwYXNzd29yZA==", "Authorization: Basic [masked]"],
    ["got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln from gateway", "got [masked] from gateway"],
    ["login with user_password=hunter2, retry 3", "login with user_password=[masked], retry 3"],
    ['{"sessionId":"s1","n":1}', '{"sessionId":"[masked]","n":1}'],
    ['body {\\"clientSecret\\":\\"abc\\"}', 'body {\\"clientSecret\\":\\"[masked]\\"}'],
    ["GET /orders?status=NEW&access_token=abc HTTP/1.1", "GET /orders?status=NEW&access_token=[masked] HTTP/1.1"],
    ["Set-Cookie: sid=1; Path=/", "Set-Cookie: [masked]"],
    ["paid by 4111 1111 1111 1111", "paid by [card]"],
    ["mir 2200000000000004!", "mir [card]!"],
    ["call +7 (916) 123-45-67", "call [phone]"],
    ["тел 89161234567", "тел [phone]"],
    ["+442079460958 called", "[phone] called"],
    ["СНИЛС 112-233-445 95", "СНИЛС [snils]"],
    ["ИНН 7707083893", "ИНН [inn]"],
    ["ИНН 500100732259", "ИНН [inn]"],
    ["paid by 4111.1111.1111.1111.", "paid by [card]."],
    ["paid by 4111\u00a01111\u202f1111\u00a01111", "paid by [card]"],
    ["call +7.916.123.45.67. Then 8.916.123.45.67", "call [phone]. Then [phone]"],
    ["тел 8\u00a0(916)\u00a0123\u00a045\u202f67", "тел [phone]"],
    ["amqp://mes:s3/cr?3#t@rabbit:5672/orders", "amqp://[masked]@rabbit:5672/orders"],
    ["key AKIAIOSFODNN7EXAMPLE of s3", "key [masked] of s3"],
    [`sent ${["ghp", "a1B2".repeat(9)].join("_")}, ok`, "sent [masked], ok"],
    ["sid=abcd1234 userPin: 1234 n=1", "sid=[masked] userPin: [masked] n=1"],
  ];
  for (const [text, left] of masked)
    it(`masks ${text}`, async () => {
      const event = await net({ message: "ok", labels: { deep: [{ text }] } });
      assert.deepEqual(fieldOf(event, "[labels][deep]"), [{ text: left }]);
      assert.deepEqual(tagsOf(event), ["masking.leak"]);
      const again = await net({ message: left });
      assert.deepEqual([again["message"], tagsOf(again)], [left, []], "its own mark is no leak");
    });

  for (const text of [
    "order 7707083893 stored",
    "заказ 89161234567",
    "order 4111 1111 1111 1112",
    "2026-11-25T10:00:00+03:00 took 1790000000000",
    "7f4111111111111111aa 4bf92f3577b34da6a3ce929d0e0e4736 0b6fbb1e-4c4f-4b37-9f0d-6a1f6f5e6a0c",
    "com.example.InvalidTokenException: expired",
    "at com.example.Token.parse(Token.java:42)",
    "com.example.Order@5e91993f lodash@4.17.21",
    "basic authentication failed, bearer token missing",
    "tokenizer=standard secretary: Anna",
    "auth: failed, mapping: orders, aside: x, gpio pin=13 auth=oauth2",
    "by +12.3456789 or +12.345.678 or +1 234 567.89 at 10.100.200.30 8.100.200.30 of 8916123.4567 8.123.456.78.90",
    "of 4111.1111111111111111 or 1.4111.1111.1111.1111",
    "in akiaPacificRegionOne Slovakia npm_config_registry=x",
    "see https://wiki.example.com:8080/a@b http://[::1]:80/a@b",
    "[masked] [email] [phone] [card] password=[masked] Cookie: [masked] https://[masked]@host Bearer [masked]",
  ])
    it(`leaves ${text}`, async () => {
      const event = await net({ message: text });
      assert.deepEqual([event["message"], tagsOf(event)], [text, []]);
    });

  it("masks by key, in any spelling, whatever the value is", async () => {
    const secrets = {
      clientSecret: "a",
      user_password: 7,
      "X-Api-Key": ["k"],
      "Set-Cookie": { sid: "1" },
      sessionId: "s",
      userPin: "0412",
      "Новый токен": "t",
    };
    const event = await net({ message: "ok", labels: secrets });
    for (const key of Object.keys(secrets)) assert.equal(fieldOf(event, `[labels][${key}]`), "[masked]", key);
    assert.equal(fieldOf(event, "[labels][masking_leak]"), "secret-key");
  });

  it("leaves a key that holds nothing, a mark, or no secret", async () => {
    const labels = {
      password: null,
      token: "[masked]",
      hasToken: true,
      tokenizer: "standard",
      inner: 1,
      tokens_used: 1234,
      auth: { type: "ldap" },
      auth_method: "oauth",
      pin: 13,
      orderId: "7707083893",
    };
    const event = await net({ message: "ok", labels });
    assert.deepEqual([event["labels"], tagsOf(event)], [labels, []]);
  });

  it("masks what stands in a key and in a number", async () => {
    const event = await net({ message: "ok", labels: { "ivan@example.com": 5555555555554444 } });
    assert.deepEqual(event["labels"], {
      "[email]": "[card]",
      masking_leak: "email card",
    });
  });

  it("keeps the rest of the event, its time and its id", async () => {
    const rest = {
      "@timestamp": "2026-11-25T10:15:00.067Z",
      "@metadata": { _id: "a1" },
      order: { id: "7", model: { polygons: 3 } },
    };
    const event = await net({ ...rest, message: "to a@b.com" });
    assert.deepEqual(event["order"], rest.order);
    assert.deepEqual(event["@metadata"], rest["@metadata"]);
    assert.match(String(event["@timestamp"]), /^2026-11-25T10:15:00\.067/);
  });

  it("withholds every text of an event that is too deep or too large to look at", async () => {
    let deep: unknown = "secret@example.com";
    for (let i = 0; i < 50; i++) deep = { a: deep };
    const many = Array.from({ length: 6000 }, (_, i) => `a${String(i)}@example.com`);
    for (const labels of [{ deep }, { many }]) {
      const event = await net({ message: "a@example.com", log: { level: "ERROR" }, service: { name: "mes" }, labels });
      assert.deepEqual(tagsOf(event), ["masking.failed"]);
      assert.ok(!JSON.stringify(event).includes("example.com"));
      assert.deepEqual([fieldOf(event, "[log][level]"), fieldOf(event, "[service][name]")], ["ERROR", "mes"]);
    }
  });

  for (const [what, unit] of Object.entries({
    "word characters": "a",
    digits: "4",
    "digits and spaces": "1 ",
    "almost addresses": "a@",
    "dots and at": "a.b@c.",
    "almost tokens": "token",
    assignments: "token: ",
    "almost JWT": "eyJa.",
    schemes: "a://",
    quotes: '\\"password\\":',
    cookies: "cookie:",
    "phone signs": "+7 (",
    "dotted digits": "4.",
    elements: "<token ",
    arguments: "--token ",
    columns: "(token,",
    rows: "token) values (",
    brackets: "token[0]",
    "almost vendors' tokens": "xoxb-",
    "header parameters": 'authorization: a b="c",',
  }))
    it(`takes ${what} in linear time`, async () => {
      const text = (length: number): Event => ({ message: unit.repeat(length / unit.length) });
      for (let i = 0; i < 5; i++) await net(text(8000));
      const seconds = await scripts.seconds("masking_net.rb", {}, text(64_000));
      assert.ok(seconds < 1, `64 KB took ${seconds.toFixed(2)} s`);
    });
});
