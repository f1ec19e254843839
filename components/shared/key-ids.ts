/** Ids of the keys of one kind: the one in use, and the one that is accepted beside it while a rotation is under way. */
export interface KeyIds {
  readonly inUse: string;
  readonly accepted: string | undefined;
}

/**
 * Reads a setting such as `1`, or `1,2` in the midst of a rotation.
 *
 * @throws if it is written otherwise
 */
export function parseKeyIds(setting: string): KeyIds {
  const [inUse = "", accepted, ...more] = setting.split(",");
  if (![inUse, accepted ?? "1"].every(isKeyId) || inUse === accepted || more.length > 0)
    throw new Error(`'${setting}' is neither the id of a key, such as 1, nor two of them, such as 1,2`);
  return { inUse, accepted };
}

/** @throws if the setting is no id, such as `1` */
export function parseKeyId(setting: string): string {
  if (!isKeyId(setting)) throw new Error(`'${setting}' is no id of a key: take a number, such as 1`);
  return setting;
}

const isKeyId = (id: string): boolean => /^[1-9]\d{0,8}$/.test(id);

/** All of them, the one in use first. */
export function allOf({ inUse, accepted }: KeyIds): string[] {
  return accepted === undefined ? [inUse] : [inUse, accepted];
}
