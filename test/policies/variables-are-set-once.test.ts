import { accepts, refuses } from "../support/rule-cases";
import { changed, deployment } from "../support/valid-resources";

describe("variables-are-set-once", () => {
  const rule = "variables-are-set-once";

  const env = (...names: string[]) =>
    changed(deployment, { "spec.template.spec.containers[0].env": names.map((name) => ({ name, value: "1" })) });

  accepts(rule, {
    "no variable": deployment,
    two: env("LEVEL", "level"),
    "the same in two containers": changed(env("LEVEL"), {
      "spec.template.spec.initContainers": [{ name: "first", env: [{ name: "LEVEL", value: "1" }] }],
    }),
  });

  refuses(rule, {
    "one that is set twice": [
      env("LEVEL", "PORT", "LEVEL"),
      /^'shop': spec\.template\.spec\.containers\[0\] sets LEVEL more than once, .* Keep one\.$/,
    ],
    "one that is set three times, once": [env("LEVEL", "LEVEL", "LEVEL"), /sets LEVEL more than once/],
  });
});
