/**
 * Reads a setting such as `anna=log_support, boris=log_admin`; empty for none.
 *
 * @param form how one entry is written, for the message
 * @throws if an entry is written otherwise or a name stands twice
 */
export function pairs(setting: string, form: string): [name: string, value: string][] {
  const entries = setting.split(",").map((entry) => entry.trim());
  const read = entries
    .filter((entry) => entry !== "")
    .map((entry): [string, string] => {
      const [, name, value] = /^([^=]*[^=\s])\s*=\s*(\S.*)$/.exec(entry) ?? [];
      if (name === undefined || value === undefined) throw new Error(`'${entry}' is not written as ${form}`);
      return [name, value];
    });
  const twice = read.find(([name], index) => read.findIndex(([other]) => other === name) < index);
  if (twice) throw new Error(`'${twice[0]}' stands there twice`);
  return read;
}
