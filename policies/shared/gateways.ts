import { namespaceOf } from "./objects";
import { at, isList, list, pending, type Plain } from "./plain";
import type { Judged } from "./rule";
import { isSame } from "./selectors";

/** Where the Gateway API lets traffic in: one port of a Gateway, or of a set of listeners beside it. */
export interface Listener {
  readonly of: Judged;
  /** For example `spec.listeners[0]`. */
  readonly path: string;
  readonly fields: Plain;
}

/** The kind of one of the Gateway API's resources, such as `HTTPRoute`; undefined for any other resource. */
const gatewayKind = (type: string): string | undefined =>
  /^kubernetes:gateway\.networking\.(?:x-)?k8s\.io\/\w+:(\w+)$/.exec(type)?.[1];

/** Every listener that a resource declares. */
export function listenersOf(of: Judged): Listener[] {
  if (!/^(Gateway|X?ListenerSet)$/.test(gatewayKind(of.type) ?? "")) return [];
  return list(at(of.fields, "spec", "listeners")).map((fields, index) => ({
    of,
    path: `spec.listeners[${String(index)}]`,
    fields,
  }));
}

/** The routes for HTTP among some resources that say, or may turn out to say, that they take what comes in by a listener. */
export function routesOf({ of, fields }: Listener, resources: readonly Judged[]): Judged[] {
  const isParent = (route: Judged, parent: Plain): boolean =>
    (at(parent, "kind") ?? "Gateway") === gatewayKind(of.type) &&
    isSame(at(parent, "name"), at(of.fields, "metadata", "name")) &&
    isSame(at(parent, "namespace") ?? namespaceOf(route.fields), namespaceOf(of.fields)) &&
    isSame(at(parent, "sectionName") ?? at(fields, "name"), at(fields, "name")) &&
    isSame(at(parent, "port") ?? at(fields, "port"), at(fields, "port"));
  return resources.filter((route) => {
    if (!/^(HTTP|GRPC)Route$/.test(gatewayKind(route.type) ?? "")) return false;
    const parents = at(route.fields, "spec", "parentRefs");
    return parents === pending || list(parents).some((parent) => parent === pending || isParent(route, parent));
  });
}

/** Whether a route does nothing but send everybody on to https, as far as one can know. */
export function onlyRedirects({ fields }: Judged): boolean {
  const rules = at(fields, "spec", "rules");
  return rules === pending || (isList(rules) && rules.length > 0 && rules.every(redirects));
}

function redirects(rule: Plain): boolean {
  const filters = at(rule, "filters");
  const sendsOn = list(filters).some((filter) => isSame(at(filter, "requestRedirect", "scheme"), "https"));
  return rule === pending || ((sendsOn || filters === pending) && list(at(rule, "backendRefs")).length === 0);
}
