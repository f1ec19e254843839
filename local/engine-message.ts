import type { EngineEvent } from "@pulumi/pulumi/automation";

/** What an event of the engine says went wrong, apart from policies; undefined for any other. */
export function errorIn({ diagnosticEvent: diagnostic }: EngineEvent): string | undefined {
  if (diagnostic?.severity !== "error") return undefined;
  const message = plain(diagnostic.message);
  // "preview failed" says nothing that other events do not
  return /^\w+ failed$/.test(message) ? undefined : `${named(diagnostic.urn)}${message}`;
}

/** The resource's name and a colon; empty for the stack. */
export function named(urn: string | undefined): string {
  const name = urn?.split("::").at(-1) ?? "";
  return name === "" || urn?.includes("pulumi:pulumi:Stack") === true ? "" : `${name}: `;
}

/** Without Pulumi's colour marks. */
export function plain(text: string): string {
  return text.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}
