import type { MaskingRule } from "./rule";

/** What URLs carry. */
export const urls: readonly MaskingRule[] = [
  {
    name: "url-credentials",
    finds: "user and password in a URL",
    leaves: "$1[masked]@",
    hints: ["://"],
    gates: ['://[^/ "]*(?:@|:[^ "]*@)'],
    // a password may have signs that end a host's name, unless it then begins like the number of a port
    pattern:
      "([a-z][a-z0-9+.\\-]*://)(?:[^\\s/?#\"'<>\\\\]+|[^\\s/?#\"'<>\\\\:@\\[]*:\\d*[^\\s/?#\"'<>\\\\@\\d][^\\s\"'<>\\\\@]*)@",
    examples: {
      match: [
        ["amqp://mes:s3cr3t@rabbit:5672/orders", "amqp://[masked]@rabbit:5672/orders"],
        ["amqp://mes:s3/cr?3#t@rabbit:5672/orders", "amqp://[masked]@rabbit:5672/orders"],
        ['{"url":"redis://:s3/cr3t@redis"}', '{"url":"redis://[masked]@redis"}'],
      ],
      leave: [
        "amqp://rabbit:5672/orders",
        "see https://wiki.example.com/a@b",
        "see https://wiki.example.com:8080/a@b http://[::1]:80/a@b",
        '{"url":"https://wiki.example.com","@timestamp":"2026-11-25T10:00:00.000Z"}',
      ],
    },
  },
  {
    name: "url-query",
    finds: "the query of a URL or path",
    leaves: "$1?[query]",
    hints: ["?"],
    pattern: "(https?://[^\\s\"'<>\\\\?]+|[\\w/.~\\-])\\?[^\\s\"'<>\\\\=\\[][^\\s\"'<>\\\\=]*=[^\\s\"'<>\\\\]*",
    examples: {
      match: [["GET /orders?status=NEW&token=abc HTTP/1.1", "GET /orders?[query] HTTP/1.1"]],
      leave: ["is the printer ready? yes = go", "GET /orders HTTP/1.1"],
    },
  },
];

/** What opens doors, told by the key that it stands behind. */
export const keys: readonly MaskingRule[] = [
  {
    name: "secret-key",
    finds: "what stands under a key with a word such as password, token, secret, cookie, in any notation and depth",
    leaves: "[masked]",
    hints: [
      "pass",
      "pwd",
      "secret",
      "token",
      "key",
      "horiz",
      "kie",
      "sess",
      "credential",
      "srf",
      "vv",
      "cvc",
      "otp",
      "jwt",
      "парол",
      "токен",
      "секрет",
    ],
    check: "key",
    drops: true,
    words: [
      "password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "apikey", "authorization", "cookie",
      "pass", "otp", "jwt", "пароль", "токен", "секрет", "session", "sessionid", "sessid", "privatekey", "accesskey", "credential", "csrf", "xsrf", "cvv", "cvc",
    ], // prettier-ignore
    counts: [
      "count", "used", "usage", "total", "max", "min", "limit", "length", "size", "ttl", "age", "expires", "expiry", "lifetime",
      "remaining", "left", "attempts", "retries",
    ], // prettier-ignore
    examples: {
      match: [
        ['{"user":{"password":"hunter2","id":7}}', '{"user":{"id":7}}'],
        ['{"id":7,"X-Api-Key":"k","clientSecret":["a","b"]}', '{"id":7}'],
        ['{"body":"{\\"sessionId\\":\\"s1\\",\\"n\\":1}"}', '{"body":"{\\"n\\":1}"}'],
        ["login with user_password=hunter2, retry 3", "login with user_password=[masked], retry 3"],
        ['{"tokens_used":"a1b2","token":1234,"tokenCount":12345678901,"id":7}', '{"id":7}'],
        ["Set-Cookie: sid=1; Path=/", "Set-Cookie: [masked]"],
        [
          '{"message":"C(passwords=[a1, b2], tokens={x=c3, y=d4}, n=1)"}',
          '{"message":"C(passwords=[masked], tokens=[masked], n=1)"}',
        ],
        ['{"message":"yaml:\\npassword:\\n  hunter2\\nn: 1"}', '{"message":"yaml:\\npassword:\\n  [masked]\\nn: 1"}'],
        ['{"user":"x","password":"hunt', '{"user":"x","password":"[masked]"'],
      ],
      leave: [
        '{"user.changed_fields":["password"]}',
        "com.example.InvalidTokenException: expired",
        "Password: incorrect",
        '{"message":"enter token:","orderId":"ORD-2026-000123"}',
        "at com.example.Token.parse(Token.java:42)",
        '{"tokens_used":1234,"maxTokens":7,"hasPassword":true}',
        '{"tokenizer":"standard","secretary":"Anna"}',
      ],
    },
  },
  {
    name: "short-key",
    finds: "what stands under a key that ends with the word auth, pin or sid: 4 characters and more",
    leaves: "[masked]",
    hints: ["auth", "pin", "sid"],
    gates: ["uth", "pin(?:[ _-]?code)?", "sid"]
      .map((word) => `${word}(?:\\]|%5d|\\\\*["'])?\\s*[=:>]`)
      .concat("--(?:auth|pin|sid)"),
    check: "key",
    drops: true,
    words: ["auth", "pin", "pincode", "sid"],
    isLast: true,
    examples: {
      match: [
        ['{"user":{"auth":"hunter2","userPin":1234,"id":7}}', '{"user":{"id":7}}'],
        ['{"id":7,"pin_code":"0412","connect.sid":"s%3Aabc"}', '{"id":7}'],
        [
          "form user[pin]=1234&n=1 sid=abcd1234 <pin>1234</pin>",
          "form user[pin]=[masked]&n=1 sid=[masked] <pin>[masked]</pin>",
        ],
        ["run --auth hunter2 -v", "run --auth [masked] -v"],
      ],
      leave: [
        '{"event":{"module":"auth","category":"authentication"},"tags":["auth","pin"]}',
        '{"auth":"basic","auth_method":"password-hash","authz":{"sid":null},"auth.user":{"id":"7"}}',
        '{"auth":{"type":"ldap"},"pin":13,"pinned":"left","inside":"hall","spin":"fast"}',
        "auth: failed, mapping: orders, aside: x, gpio pin=13 auth=oauth2",
      ],
    },
  },
];
