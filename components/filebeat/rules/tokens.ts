import type { MaskingRule } from "./rule";

/** Text that no scanner of a repository takes for a secret. */
const madeUp = (length: number): string => "a1B2".repeat(length / 4);

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
    name: "private-key-line",
    finds: "a line of nothing but base64, 20 characters and more: a private key that is printed over several lines",
    leaves: "[masked]",
    hints: [],
    gates: ["^[a-z0-9+/]{20,}={0,2}\\s*$"],
    pattern: "^[a-z0-9+/]{20,}={0,2}\\s*$",
    check: "base64",
    examples: {
      match: [
        ["MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "[masked]"],
        ["oX8vTQ3mC1pZ7w/ob+Hg==", "[masked]"],
      ],
      leave: [
        "0123456789abcdef0123456789abcdef",
        "com/example/orders/OrderService",
        "done MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
        "A1b2C3d4",
      ],
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
  {
    name: "vendor-token",
    finds: "tokens of AWS, GitHub, GitLab, Google, npm, Slack and Stripe",
    leaves: "[masked]",
    // from the first rare letter on, which is found to be absent sooner
    hints: ["kia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "hub_pat_", "glpat-", "zasy", "npm_", "xox", "k_live_"],
    pattern:
      "\\b(?:AKIA[A-Z0-9]{16}\\b|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\\w{22,}|glpat-[\\w\\-]{20,}|AIzaSy[\\w\\-]{33}|npm_[A-Za-z0-9]{36}|xox[a-z]-[A-Za-z0-9\\-]{10,}|[rs]k_live_[A-Za-z0-9]{16,})",
    check: "vendor",
    examples: {
      match: [
        ["key AKIAIOSFODNN7EXAMPLE of s3", "key [masked] of s3"], // AWS's own example
        ...["ghp_", "github_pat_", "glpat-", "npm_", "xoxb-", "sk_live_", "AIza" + "Sy0"].map(
          (start): readonly [string, string] => [
            `sent ${start}${madeUp(start.startsWith("AIza") ? 32 : 36)}, ok`,
            "sent [masked], ok",
          ],
        ),
      ],
      leave: ["in akiaPacificRegionOne Slovakia", "npm_config_registry=x ghp_ xoxb-1", "run task_live_suite"],
    },
  },
];
