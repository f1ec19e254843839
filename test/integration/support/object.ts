/** The value at a path such as `spec.replicas` of an object. */
export function at(object: object, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      object,
    );
}
