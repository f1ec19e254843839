import * as fc from "fast-check";
import { alphanumeric, digits, lower, word } from "./texts";

/** A secret as it stands in a line, and the part of it that must not come out. */
export interface Secret {
  readonly written: string;
  readonly raw: string;
  /** Written as it is in a value, a key or prose; otherwise it brings its own place. */
  readonly isWhole?: boolean;
}

const whole = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<Secret> =>
  arbitrary.map((raw) => ({ written: raw, raw, isWhole: true }));

const value = word(`${alphanumeric}!$*-_`, 10, 30);
const token = fc
  .tuple(word(alphanumeric, 8, 30), fc.integer({ min: 0, max: 9 }))
  .map(([text, digit]) => `${text}${String(digit)}`);

/** Words of a key, joined and spelt in any way that is seen. */
const key = fc
  .tuple(
    fc.constantFrom("", "user", "client", "db", "x", "old"),
    fc.constantFrom(
      "password",
      "passwd",
      "secret",
      "token",
      "api key",
      "cookie",
      "session",
      "session id",
      "private key",
      "cvv",
    ),
    fc.constantFrom("-", "_", ".", "camel", "upper", "mixed"),
  )
  .map(([first, second, style]) => {
    const words = `${first} ${second}`.trim().split(" ");
    if (style === "camel")
      return words.map((each, at) => (at === 0 ? each : each.charAt(0).toUpperCase() + each.slice(1))).join("");
    if (style === "upper") return words.join("_").toUpperCase();
    if (style === "mixed")
      return Array.from(words.join("_"), (letter, at) => (at % 2 === 0 ? letter.toUpperCase() : letter)).join("");
    return words.join(style);
  });

function luhnDigit(digits: string): string {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return String((10 - (sum % 10)) % 10);
}

const issuers: readonly (readonly [prefix: string, length: number])[] = [
  ["4", 16],
  ["51", 16],
  ["55", 16],
  ["2200", 16],
  ["2204", 16],
  ["34", 15],
  ["37", 15],
  ["62", 16],
  ["4", 19],
];

const card = fc
  .constantFrom(...issuers)
  .chain(([prefix, length]) => digits(length - prefix.length - 1).map((rest) => prefix + rest))
  .map((start) => start + luhnDigit(start))
  .chain((number) =>
    fc
      .constantFrom("", " ", "-", ".", "\u00a0", "\u202f")
      .map((sign) => (number.length === 16 ? (number.match(/\d{4}/g) ?? []).join(sign) : number)),
  );

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

const snils = digits(9)
  .filter((start) => !/^0+$/.test(start))
  .map((start) => start + String((weighted(start, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100).padStart(2, "0"))
  .chain((all) => fc.constantFrom(all, all.replace(/(...)(...)(...)(..)/, "$1-$2-$3 $4")));

const check = (digits: string, weights: readonly number[]): string =>
  digits + String((weighted(digits, weights) % 11) % 10);
const inn = fc
  .oneof(
    digits(9).map((start) => check(start, [2, 4, 10, 3, 5, 9, 4, 6, 8])),
    digits(10).map((start) => check(check(start, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]), [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8])),
  )
  .filter((number) => !/^0+$/.test(number));

const phone = fc
  .tuple(fc.constantFrom("+7", "8"), digits(2), digits(3), digits(2), digits(2))
  .chain(([country, area, a, b, c]) =>
    fc.constantFrom(
      `${country}9${area}${a}${b}${c}`,
      `${country} (9${area}) ${a}-${b}-${c}`,
      `${country} 9${area} ${a} ${b} ${c}`,
      `${country}-9${area}-${a}-${b}-${c}`,
      `${country}.9${area}.${a}.${b}.${c}`,
      `${country}\u00a0(9${area})\u00a0${a}\u202f${b}\u202f${c}`,
      `+4420${area}${a}${b}`,
    ),
  );

/** Secrets of each rule of the table, by its name. */
export const secrets: Readonly<Record<string, fc.Arbitrary<Secret>>> = {
  "secret-key": fc
    .tuple(key, value)
    .chain(([name, raw]) =>
      fc
        .constantFrom(
          JSON.stringify({ a: 1, [name]: raw, z: 2 }),
          JSON.stringify({ message: "m", deep: [{ [name]: { list: [raw] } }] }),
          JSON.stringify({ message: "m", body: JSON.stringify({ [name]: raw }) }),
          `{"message":"m","${name}":"${raw}`,
          `settings ${name}=${raw}, done`,
          `settings ${name}: "${raw}" done`,
          JSON.stringify({ message: `sent ${name}=${raw}` }),
          JSON.stringify({ message: `form user[${name}]=${raw}&n=1` }),
          JSON.stringify({ args: [`--${name}`, raw] }),
          `<param name="${name}" value="${raw}"/>`,
          `<${name} type="plain">${raw}</${name}>`,
          JSON.stringify({ message: `insert into u (id, ${name}) values (7, '${raw}')` }),
        )
        .map((written) => ({ written, raw })),
    ),
  credentials: fc
    .tuple(fc.constantFrom("Bearer", "bearer", "Basic", "BASIC"), token)
    .map(([scheme, raw]) => ({ written: `got ${scheme} ${raw} there`, raw })),
  "private-key": word(`${alphanumeric}+/`, 40, 64).map((raw) => ({
    written: JSON.stringify({ message: `-----BEGIN PRIVATE KEY-----\n${raw}\n-----END PRIVATE KEY-----` }),
    raw,
  })),
  "private-key-line": word(`${alphanumeric}+/`, 40, 64).map((start) => ({ written: `${start}aB3=`, raw: start })),
  "short-key": fc
    .tuple(fc.constantFrom("auth", "userPin", "pin_code", "connect.sid"), token)
    .chain(([name, raw]) =>
      fc
        .constantFrom(
          JSON.stringify({ a: 1, [name]: raw }),
          JSON.stringify({ message: "m", body: JSON.stringify({ [name]: raw }) }),
          `form user[${name}]=${raw}&n=1`,
          `login with ${name}: ${raw}, retry 3`,
          `<${name}>${raw}</${name}>`,
        )
        .map((written) => ({ written, raw })),
    ),
  "vendor-token": whole(
    fc
      .tuple(
        fc.constantFrom("ghp_", "github_pat_", "glpat-", "npm_", "xoxb-", "sk_live_", "AIz" + "aSy"),
        word(alphanumeric, 36, 36),
      )
      .map(([start, rest]) => start + rest),
  ),
  jwt: whole(fc.tuple(token, token, token).map(([a, b, c]) => `eyJ${a}.eyJ${b}.${c}`)),
  "url-credentials": fc
    .tuple(
      fc.constantFrom("https", "amqp", "postgres"),
      word(`${alphanumeric}!$*-_/?#`, 10, 30).filter((password) => !/^\d*[/?#]/.test(password)), // that is a port's number
    )
    .map(([scheme, raw]) => ({ written: `open ${scheme}://mes:${raw}@host:5672/x`, raw })),
  "url-query": fc
    .tuple(fc.constantFrom("token", "sig", "key", "code"), token)
    .map(([name, raw]) => ({ written: `GET https://mes.example.com/a/b?n=1&${name}=${raw} done`, raw })),
  email: whole(
    fc
      .tuple(word(`${lower}0123456789`, 1, 12), word(lower, 1, 8), fc.constantFrom("ru", "com", "org", "moscow"))
      .map(([name, host, top]) => `${name}.x@${host}-1.${top}`),
  ),
  "personal-key": fc
    .tuple(fc.constantFrom("phone", "customerPhone", "contact_phone"), digits(10))
    .map(([name, raw]) => ({ written: `{"message":"m","${name}":9${raw}}`, raw })),
  passport: fc
    .tuple(fc.constantFrom("паспорт", "Паспорт серия", "passport"), digits(4), digits(6))
    .map(([context, series, number]) => ({ written: `${context} ${series} ${number} ok`, raw: number })),
  card: whole(card),
  snils: whole(snils),
  phone: whole(phone),
  inn: whole(inn),
};
