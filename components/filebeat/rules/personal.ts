import type { MaskingRule } from "./rule";

// the characters themselves: Filebeat's engine does not read their escapes in a class
const letters = "A-Za-z0-9\u00c0-\u024f\u0400-\u052f";

/** Where a person is written to. */
export const mail: readonly MaskingRule[] = [
  {
    name: "email",
    finds: "e-mail addresses",
    leaves: "[email]",
    hints: ["@", "%40"],
    ignores: '"@timestamp"',
    gates: [
      '@(?:[^t]|t[^i]|ti[^m]|tim[^e]|time[^s]|times[^t]|timest[^a]|timesta[^m]|timestam[^p]|timestamp[^"])',
      "%40",
    ], // not `@timestamp`
    pattern: `[${letters}._%+'\\-]*[${letters}_%+\\-](?:@|%40)[${letters}](?:[${letters}\\-]*\\.)+[A-Za-z\u00c0-\u024f\u0400-\u052f]{2,}`,
    examples: {
      match: [["wrote to ivan.petrov+mes@example.com.", "wrote to [email]."]],
      leave: ["com.example.Order@5e91993f", '{"@timestamp":"2026-11-25T10:00:00.000Z"}', "lodash@4.17.21"],
    },
  },
];

/** What belongs to a person, told by a word beside it. */
export const documents: readonly MaskingRule[] = [
  {
    name: "personal-key",
    finds: "a number under a key with a word such as phone, passport, snils, inn",
    leaves: "[masked]",
    hints: ["hone", "msisdn", "snils", "passport", "inn", "снилс", "инн", "телефон", "паспорт"],
    check: "key",
    words: ["phone", "telephone", "msisdn", "snils", "passport", "inn", "инн", "снилс", "телефон", "паспорт"],
    examples: {
      match: [
        ['{"customerPhone":9161234567}', '{"customerPhone":"[masked]"}'],
        ['{"userSnils":11223344595,"паспорт":4510123456}', '{"userSnils":"[masked]","паспорт":"[masked]"}'],
      ],
      leave: ['{"phoneConfirmed":true}', '{"inner":1234567}'],
    },
  },
  {
    name: "passport",
    finds: "series and number of a passport beside the word",
    leaves: "$1[passport]",
    hints: ["паспорт", "passport"],
    pattern:
      '((?:паспорт[а-яё]*|passport[a-z]*)[^0-9"{}\\[\\]]{0,30})\\d{2}[ \\-]?\\d{2}(?:[ \\-№N:,]|номер|number){0,8}\\d{6}',
    examples: {
      match: [["паспорт серия 4510 № 123456 проверен", "паспорт серия [passport] проверен"]],
      leave: ["паспорт проверен за 45 мс", "order 4510 123456"],
    },
  },
];

/** What belongs to a person, told by its digits. */
export const numbers: readonly MaskingRule[] = [
  {
    name: "card",
    finds: "card numbers: 13 to 19 digits, a known issuer, Luhn's check digit",
    leaves: "[card]",
    hints: [],
    pattern: "\\d{4}[ .\\-]\\d{4}[ .\\-]\\d{4}[ .\\-]\\d{4}|\\d{4}[ .\\-]\\d{6}[ .\\-]\\d{4,5}|\\d{13,19}",
    check: "card",
    examples: {
      match: [
        ["paid by 4111 1111 1111 1111", "paid by [card]"],
        ['{"pan":5555555555554444}', '{"pan":"[card]"}'],
        ["pay 2026 5555 5555 5555 4444 2026", "pay 2026 [card] 2026"],
        ["order 100245 4111 1111 1111 1111", "order 100245 [card]"],
        ["paid by 4111.1111.1111.1111.", "paid by [card]."],
        ["paid by 4111\u00a01111\u202f1111\u00a01111\u00a0RUB", "paid by [card]\u00a0RUB"],
        ['{"m":"4111.1111.1111.1111","n":1}', '{"m":"[card]","n":1}'],
      ],
      leave: [
        "order 4111 1111 1111 1112",
        "of 4111.1111111111111111 or 1.4111.1111.1111.1111 or 4111.1111.1111.1111.1",
        '{"at":1790000000000}',
        "7f4111111111111111aa",
      ],
    },
  },
  {
    name: "snils",
    finds: "SNILS numbers with a right check number",
    leaves: "[snils]",
    hints: [],
    pattern: "\\d{3}-\\d{3}-\\d{3}[ \\-]\\d{2}|\\d{3} \\d{3} \\d{3} \\d{2}|\\d{11}",
    check: "snils",
    examples: {
      match: [
        ["СНИЛС 112-233-445 95", "СНИЛС [snils]"],
        ["СНИЛС 112-233-445\u00a095", "СНИЛС [snils]"],
      ],
      leave: ["part 112-233-445 96", "order 11223344595"],
    },
  },
  {
    name: "phone",
    finds: "phone numbers: Russian, and any with a country's code",
    leaves: "[phone]",
    hints: [],
    gates: ["\\+[1-9]"],
    pattern:
      "\\+[1-9][\\d .\\-()]{5,20}\\d|[78][ \\-]?\\(?\\d{3}\\)?[ \\-]?\\d{3}[ \\-]?\\d{2}[ \\-]?\\d{2}|[78]\\.\\d{3}\\.\\d{3}\\.\\d{2}\\.\\d{2}",
    check: "phone",
    examples: {
      match: [
        ["call +7 (916) 123-45-67", "call [phone]"],
        ["тел 89161234567", "тел [phone]"],
        ["sms +79161234567 100245", "sms [phone] 100245"],
        ["+442079460958 12345678", "[phone] 12345678"],
        ["+79161234567 +79161234568 89161234569", "[phone] [phone] [phone]"],
        ["call +7.916.123.45.67. Then 8.916.123.45.67", "call [phone]. Then [phone]"],
        ["call +44.20.7946.0958 or +442079460958. 12 times", "call [phone] or [phone]. 12 times"],
        ["тел 8\u00a0(916)\u00a0123\u00a045\u202f67, +7\u00a0916\u00a0123-45-67", "тел [phone], [phone]"],
      ],
      leave: [
        "by +12.3456789 or +12.345.678 or +1 234 567.89 at 10.100.200.30 8.100.200.30 of 8916123.4567 7.123456 8.123.456.78.90",

        '{"event":{"duration":89161234567}}',
        "2026-11-25T10:00:00+03:00",
        "order 89161234567",
        "elapsed 89161234567 ns",
      ],
    },
  },
  {
    name: "inn",
    finds: "tax numbers (INN) with right check digits",
    leaves: "[inn]",
    hints: [],
    pattern: "\\d{12}|\\d{10}",
    check: "inn",
    examples: {
      match: [["ИНН 7707083893", "ИНН [inn]"]],
      leave: ["order 7707083893", "Заказ 7707083893", '{"event":{"duration":7707083893}}', "part 7707083894"],
    },
  },
];
