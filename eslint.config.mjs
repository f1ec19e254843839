import tseslint from "typescript-eslint";

const providers = { kubernetes: "@pulumi/kubernetes", elastic: "@pulumi/elasticstack" };
const workloads = ["priorities", "network", "operator", "elasticsearch", "kibana", "logstash", "filebeat"];
const contents = ["log-storage", "access", "alerting", "dashboards", "snapshots"];

const filesOf = (components) => components.flatMap((name) => [`components/${name}.ts`, `components/${name}/**/*.ts`]);
const forbid = (files, groups) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: groups.map(([group, message]) => ({ group, message })) }] },
});

const noSiblings = [
  ["../*", "!../shared", "!../shared/**", "./../*"],
  "A component never imports another component: pass a narrow interface from components/shared/connection.ts.",
];
const nested = (components) => components.map((name) => `components/${name}/*/**/*.ts`);
const noSiblingsFromWithin = [["../../*", "!../../shared", "!../../shared/**"], noSiblings[1]];
const noLocal = [["**/local/**", "**/test/**"], "The program never imports local/ or test/."];
const noSettings = [
  ["**/settings", "**/settings/**"],
  "A component knows only its arguments: index.ts reads the settings.",
];

export default tseslint.config(
  { ignores: ["node_modules/", "sdks/", "**/*.mjs", "**/*.cjs", "components/*/scripts/", "rendered/"] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", 200],
      "@typescript-eslint/strict-boolean-expressions": [
        "error",
        { allowNullableObject: true, allowString: false, allowNumber: false, allowNullableBoolean: false },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
    },
  },
  forbid(filesOf(workloads), [
    noSiblings,
    noLocal,
    noSettings,
    [[providers.elastic], "A workload runs on Kubernetes; what lives inside Elastic belongs to a content component."],
  ]),
  forbid(filesOf(contents), [
    noSiblings,
    noLocal,
    noSettings,
    [[providers.kubernetes], "Content lives inside Elastic; what runs on Kubernetes belongs to a workload component."],
  ]),
  forbid(nested(contents), [
    noSiblingsFromWithin,
    noLocal,
    noSettings,
    [[providers.kubernetes], "Content lives inside Elastic; what runs on Kubernetes belongs to a workload component."],
  ]),
  forbid(
    ["components/shared/**/*.ts"],
    [
      noLocal,
      noSettings,
      [
        ["@pulumi/kubernetes", "@pulumi/elasticstack", "@pulumi/random"],
        "shared/ holds types and pure functions only.",
      ],
    ],
  ),
  forbid(
    ["policies/**/*.ts"],
    [[["**/components/**", "**/settings", "**/local/**"], "A guard must not trust what it guards."]],
  ),
  forbid(["main.ts", "index.ts", "settings.ts", "settings/**/*.ts"], [noLocal]),
  {
    // Commands are loaded when they are called: loading is most of a short command's time.
    files: ["local/cli/*.ts"],
    rules: {
      "@typescript-eslint/no-require-imports": ["error", { allow: ["^\\.\\./commands/"] }],
      "@typescript-eslint/consistent-type-imports": "off",
    },
  },
  {
    // The plugin starts at every preview and rarely needs YAML.
    files: ["local/kubernetes/connection.ts"],
    rules: {
      "@typescript-eslint/no-require-imports": ["error", { allow: ["^yaml$"] }],
      "@typescript-eslint/consistent-type-imports": "off",
    },
  },
  {
    // It loads the entry point as Pulumi's host does.
    files: ["test/main.test.ts"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // A Pulumi component registers itself by being constructed.
    files: ["main.ts", "index.ts", "components/**/*.ts", "test/**/*.ts"],
    rules: { "no-new": "off" },
  },
  {
    // mocha's describe/it callbacks are not awaited by the caller
    files: ["test/**/*.ts", "policies/test/**/*.ts"],
    rules: { "@typescript-eslint/no-floating-promises": "off" },
  },
);
