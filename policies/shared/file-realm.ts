import { parsedYaml } from "./dotted-settings";
import { filesOf } from "./files";
import { type Fields, isFields, type Plain } from "./plain";
import type { Judged } from "./rule";

/**
 * Roles that a Secret gives to users of Elasticsearch's files, in one of the two forms that ECK takes by `spec.auth.fileRealm`:
 * one user with `username`, `password` and `roles`, or Elasticsearch's own files `users` and `users_roles`. The form alone tells,
 * so that a Secret for somebody else's cluster is judged too, or one that is mounted into Elasticsearch.
 */
export function fileUsersRoles(resource: Judged): string[] {
  const { username, password, roles, users, users_roles: lines } = filesOf(resource);
  if (username !== undefined && password !== undefined) return words(roles, /,/);
  return users === undefined ? [] : words(lines, /\n/).map((line) => line.replace(/:.*/, ""));
}

/** The password of one user with roles that a Secret makes in Elasticsearch's files; undefined of any other, such as one for a repository. */
export function fileUserPassword(resource: Judged): Plain {
  const { username, password, roles } = filesOf(resource);
  return username === undefined || roles === undefined ? undefined : password;
}

/** Roles by name that a Secret defines in Elasticsearch's own file, as ECK takes it by `spec.auth.roles`. */
export function fileRoles(resource: Judged): Fields {
  const text = filesOf(resource)["roles.yml"];
  const roles = typeof text === "string" ? parsedYaml(text) : undefined;
  return isFields(roles) ? roles : {};
}

const words = (value: Plain, between: RegExp): string[] =>
  typeof value === "string" ? value.split(between).map((word) => word.trim()) : [];
