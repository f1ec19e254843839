import * as path from "node:path";
import { platformState } from "../paths";

/**
 * The environment of every process of the platform: nothing of the caller's but the search path, and a home inside
 * the platform's own folder, so that no tool finds secrets or leaves files elsewhere.
 */
export const environment: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "/usr/bin:/bin",
  HOME: path.join(platformState, "home"),
};
