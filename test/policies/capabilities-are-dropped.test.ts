import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment, filebeat } from "../support/valid-resources";

const capabilities = "spec.template.spec.containers[0].securityContext.capabilities";

describe("capabilities-are-dropped", () => {
  const rule = "capabilities-are-dropped";

  accepts(rule, { "one that drops all": deployment, "Filebeat with the one it needs": filebeat });

  refuses(rule, {
    "one that drops none": [changed(deployment, { [capabilities]: undefined }), /keeps capabilities of root/],
    "one that drops some": [
      changed(deployment, { [capabilities]: { drop: ["NET_RAW"] } }),
      /keeps capabilities of root/,
    ],
    "one that adds some": [
      changed(deployment, { [capabilities]: { drop: ["ALL"], add: ["NET_ADMIN"] } }),
      /adds the capability NET_ADMIN/,
    ],
    "one that reads as Filebeat does": [
      changed(deployment, { [capabilities]: { drop: ["ALL"], add: ["DAC_READ_SEARCH"] } }),
      /adds the capability DAC_READ_SEARCH/,
    ],
    "Filebeat with another one": [
      changed(filebeat, { [capabilities]: { drop: ["ALL"], add: ["DAC_READ_SEARCH", "SYS_ADMIN"] } }),
      /adds the capability SYS_ADMIN/,
    ],
    "Filebeat that keeps the others": [
      changed(filebeat, { [capabilities]: { add: ["DAC_READ_SEARCH"] } }),
      /keeps capabilities of root/,
    ],
  });
});
