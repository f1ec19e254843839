// Makes every file resolve `@pulumi/…` from this project, wherever it stands: a program elsewhere on the disk needs no
// packages of its own, and if it has some, it shares one Pulumi library with the engine's connection, which is made here.
const Module = require("node:module");

const resolve = Module._resolveFilename;
const own = Module.createRequire(__filename);

Module._resolveFilename = function (request, parent, ...rest) {
  if (!request.startsWith("@pulumi/")) return resolve.call(this, request, parent, ...rest);
  return resolve.call(this, request, { ...parent, filename: __filename, paths: own.resolve.paths(request) }, ...rest);
};
