// The entry point the Pulumi engine loads. Pulumi's own TypeScript loader always checks types, three seconds on every
// preview; tsx only strips them, and registered after the library it leaves the library's files alone.
import "../local/fast-start.cjs";
import "@pulumi/policy";
import "tsx/cjs";
import { createRequire } from "node:module";

createRequire(import.meta.url)("./index.ts");
