import { type Container, type LocalPod } from "./pod";

/**
 * Replaces the paths of a container in a text by the folders that stand for them on this machine.
 * @param image folders of the container's image, for what no volume is mounted over
 */
export function rewritePaths(
  text: string,
  pod: LocalPod,
  container: Container,
  image: Readonly<Record<string, string>> = {},
): string {
  const places = new Map(Object.entries(image));
  for (const { name, mountPath } of container.volumeMounts ?? []) {
    const place = pod.places.get(name);
    if (place !== undefined) places.set(mountPath.replace(/\/$/, ""), place);
  }
  if (places.size === 0) return text;
  // the longest path first, since volumes are mounted inside one another
  const paths = [...places.keys()].sort((a, b) => b.length - a.length).map(escape);
  // a path stands on its own: after another folder's name or before more of a name it is part of another path
  const pattern = new RegExp(`(?<![\\w.-])(${paths.join("|")})(?![\\w.-])`, "g");
  return text.replace(pattern, (path) => places.get(path) ?? path);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
