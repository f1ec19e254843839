import * as fc from "fast-check";
import { digits, word } from "./texts";

/** What looks like a secret and is none. */
export const nearMisses: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 1, max: 999_999 }).map((n) => `ORD-2026-${String(n).padStart(6, "0")}`),
  fc.uuid(),
  word("0123456789abcdef", 32, 32).filter((id) => /[a-f]/.test(id.slice(0, 9)) && /[a-f]/.test(id.slice(-9))),
  fc
    .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.integer({ min: 1_577_836_800_000, max: 2_208_988_800_000 }).map(String), // epoch in milliseconds
  fc.tuple(digits(3), digits(5)).map(([a, b]) => `ART-${a}.${b}`),
  fc.tuple(fc.integer({ min: 1, max: 999 }), digits(3), digits(2)).map(([a, b, c]) => `${String(a)} ${b},${c} RUB`),
  fc.constantFrom(
    "at com.example.Token.parse(Token.java:42)",
    "InvalidTokenException: expired",
    "version 10.4.17-rc.1",
    "tokens_used=1234",
    "npm_config_registry",
    "com/example/orders/OrderService2",
    "10.100.200.30",
    "auth: failed",
    "values (?, ?)",
  ),
);
