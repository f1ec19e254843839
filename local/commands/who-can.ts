import type { Client } from "@elastic/elasticsearch";
import { type RoleName, roleNames } from "../../components/access/roles";
import { userOf } from "../credentials";
import { connect } from "../cluster";
import { type Output, printResult } from "../progress";
import { type Abilities, abilitiesOf } from "../who-can";
import { connection } from "./env";

type Row = Abilities & { readonly role: RoleName; readonly user: string };

/**
 * Prints for every role what it can read, write and administer, asked from the running cluster as a user of the role.
 * @throws Failure if stack local is not up
 */
export async function whoCan(options: Output): Promise<void> {
  const { url, ca, outputs } = await connection();
  const dataStream = String(outputs["dataStream"]?.value);
  const names = [dataStream, dataStream.replace("logs-services", "alerts-outbox"), ".kibana", ".security"];
  const clientOf = (role: RoleName): Client => {
    const { username: user, password } = userOf(role, outputs);
    return connect({ url, ca, user, password });
  };
  const rows: Row[] = [];
  for (const role of roleNames) {
    const client = clientOf(role);
    const abilities = await abilitiesOf(client, names);
    rows.push({ role, user: userOf(role, outputs).username, ...abilities });
    await client.close();
  }
  printResult(options, rows, rows.flatMap(asLines));
}

function asLines({ role, user, reads, writes, administers, kibana }: Row): string[] {
  const list = (words: readonly string[]): string => (words.length === 0 ? "nothing" : words.join(", "));
  const spaces = Object.entries(kibana).map(([space, privileges]) => `${space}: ${list(privileges)}`);
  return [
    `${role} (as ${user})`,
    `  reads        ${list(reads)}`,
    `  writes       ${list(writes)}`,
    `  administers  ${list(administers)}`,
    `  in Kibana    ${spaces.length === 0 ? "nothing" : spaces.join("; ")}`,
  ];
}
