import { days, isElastic } from "./shared/elastic";
import { pending } from "./shared/plain";
import { eachResource } from "./shared/rule";

const defaultMaxDays = 366;

/** Refuses keys that are valid for ever: whoever finds one in an old backup could use it. */
export const keysExpire = eachResource<{ maxDays: number }>(
  {
    name: "keys-expire",
    description: "Every API key of Elasticsearch expires.",
    configSchema: {
      properties: {
        maxDays: { type: "number", minimum: 1, default: defaultMaxDays, description: "Days a key may be valid." },
      },
    },
  },
  function* ({ type, fields }, { maxDays = defaultMaxDays }) {
    const { expiration } = fields;
    if (!isElastic(type, "ElasticsearchSecurityApiKey") || expiration === pending) return;
    if (typeof expiration !== "string") yield 'is valid for ever. Set expiration, for example "90d".';
    else if ((days(expiration) ?? Infinity) > maxDays)
      yield `is valid for ${expiration}, which is not within ${String(maxDays)} days. Lower expiration.`;
  },
);
