import type { MaskingRule } from "./rule";

/** What URLs carry. */
export const urls: readonly MaskingRule[] = [
  {
    name: "url-credentials",
    finds: "user and password in a URL",
    leaves: "$1[masked]@",
    hints: ["://"],
    gates: ["://[^/ ]*@"],
    pattern: "([a-z][a-z0-9+.\\-]*://)[^\\s/?#\"'<>\\\\]+@",
    examples: {
      match: [["amqp://mes:s3cr3t@rabbit:5672/orders", "amqp://[masked]@rabbit:5672/orders"]],
      leave: ["amqp://rabbit:5672/orders", "see https://wiki.example.com/a@b"],
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
];

/** What opens doors, told by what it looks like. */
export const tokens: readonly MaskingRule[] = [
  {
    name: "private-key",
    finds: "private keys in PEM",
    leaves: "[masked]",
    hints: ["private key-----"],
    pattern: '-----BEGIN [A-Z ]*PRIVATE KEY-----(?:[^"\\-]|-[^"\\-])*(?:-----END [A-Z ]*PRIVATE KEY-----)?',
    examples: {
      match: [['{"key":"-----BEGIN PRIVATE KEY-----\\nMIIB\\n-----END PRIVATE KEY-----"}', '{"key":"[masked]"}']],
      leave: ["-----BEGIN CERTIFICATE-----"],
    },
  },
  {
    name: "credentials",
    finds: "credentials of the schemes Bearer, Basic, Digest, Negotiate",
    leaves: "$1 [masked]",
    hints: ["bearer", "basic", "gest", "gotia"],
    pattern: "\\b(bearer|basic|digest|negotiate)[ \\t]+([A-Za-z0-9._~+/\\-]{6,}={0,2})",
    check: "credentials",
    examples: {
      match: [["sent Bearer mF_9.B5f-4.1JqM to carrier", "sent Bearer [masked] to carrier"]],
      leave: ["basic authentication failed", "bearer token missing"],
    },
  },
  {
    name: "jwt",
    finds: "JSON Web Tokens",
    leaves: "[masked]",
    hints: ["yj"],
    pattern: "\\beyJ[A-Za-z0-9_\\-]{4,}(?:\\.[A-Za-z0-9_\\-]*){1,4}",
    examples: {
      match: [["got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln from gateway", "got [masked] from gateway"]],
      leave: ["keyJoin.order.id"],
    },
  },
];
