import { isOff, isSet, setting } from "./shared/dotted-settings";
import { configsOf } from "./shared/elastic-configs";
import { eachResource } from "./shared/rule";

const anonymous = ["xpack.security.authc.anonymous", "xpack.security.authc.providers.anonymous"];

/** Refuses Elasticsearch and Kibana that let people in without asking who they are. */
export const everybodyLogsIn = eachResource(
  {
    name: "everybody-logs-in",
    description: "Nobody gets into Elasticsearch or Kibana without a name and a proof of it.",
  },
  function* (resource) {
    for (const { path, config } of configsOf(resource)) {
      if (isOff(setting(config, "xpack.security.enabled")))
        yield `${path} turns security off. Remove xpack.security.enabled.`;
      for (const name of anonymous)
        if (isSet(config, name)) yield `${path} lets everybody in without a name. Remove ${name}.`;
    }
  },
);
