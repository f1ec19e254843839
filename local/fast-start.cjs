// Preloaded by every command (`node -r ./local/fast-start.cjs`), for time only: without it everything works, slower.
//
// Pulumi's library loads two large modules for turning functions into text, the TypeScript compiler and npm's dependency
// resolver: half of its loading time. No program here does that, so they are loaded at first use instead, if ever.
const Module = require("node:module");

const atFirstUse = new Set(["typescript", "@npmcli/arborist"]);
const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (!atFirstUse.has(request) || !/[\\/]@pulumi[\\/]pulumi[\\/]/.test(parent?.filename ?? ""))
    return load.call(this, request, parent, isMain);
  let module;
  const whole = () => (module ??= load.call(this, request, parent, isMain));
  return new Proxy(
    {},
    {
      get: (_target, name) => (name === "__esModule" ? true : whole()[name]),
      has: (_target, name) => name in whole(),
    },
  );
};

// tsx, registered afterwards, looks at every file that is loaded: these have no need of it.
require("@pulumi/pulumi/automation");
