import { accepts, refuses } from "../support/rule-cases";
import { kibana } from "../support/valid-elastic";
import { changed, deployment } from "../support/valid-resources";

const mirror = { registry: "mirror.local:5000/elastic" };

describe("images-come-from-the-registry", () => {
  const rule = "images-come-from-the-registry";

  const image = "spec.template.spec.containers[0].image";

  accepts(rule, { "Elastic's, by default": deployment, "the operator's choice": kibana });
  accepts(rule, { "a mirror's": changed(deployment, { [image]: "mirror.local:5000/elastic/shop:1.2.3" }) }, mirror);

  refuses(rule, {
    "another registry": [
      changed(deployment, { [image]: "quay.io/shop:1.2.3" }),
      /spec\.containers\[0\]\.image 'quay\.io\/shop:1\.2\.3' is not of docker\.elastic\.co\. Mirror it there/,
    ],
    "no registry, which means Docker's": [
      changed(deployment, { [image]: "shop:1.2.3" }),
      /is not of docker\.elastic\.co/,
    ],
    "a registry that begins alike": [changed(deployment, { [image]: "docker.elastic.com/shop:1.2.3" }), /is not of/],
    "another registry for the operator": [changed(kibana, { "spec.image": "kibana:9.5.3" }), /^'kibana': spec\.image/],
  });
  refuses(rule, { "Elastic's where there is a mirror": [deployment, /is not of mirror\.local:5000\/elastic/] }, mirror);
});
