import * as fs from "node:fs";
import { exampleOf } from "../../contract/example";
import { serviceEvents } from "../../contract/schema";

/** Texts with something to mask, as careless code writes them. */
const secrets = [
  { message: "login failed for ivan.petrov@example.com" },
  { message: "call https://api.example.com/orders?token=9f8b7c6d&page=1" },
  { message: "sent Authorization: Bearer mF_9.B5f-4.1JqM" },
  { message: "card 4111 1111 1111 1111 was declined" },
  { message: "подтверждение на +7 916 123-45-67" },
  { password: "hunter2" },
] as const;

/**
 * Writes lines of all events of the catalogue in turn, each with its own time and ids; `every`th has something to mask, 0: none.
 * Users and addresses stand in them as services write them, so that they are hashed.
 */
export function writeTraffic(file: string, lines: number, every: number): void {
  const start = Date.UTC(2026, 0, 1);
  const templates = serviceEvents.map((event) => exampleOf(event, { at: new Date(start) }));
  const output = fs.openSync(file, "w");
  let batch: string[] = [];
  for (let line = 0; line < lines; line++) {
    const template = templates[line % templates.length];
    const ids = { trace: { id: hex(line, 32) }, span: { id: hex(line + 7, 16) } };
    const secret = every > 0 && line % every === 0 ? secrets[(line / every) % secrets.length] : {};
    batch.push(
      JSON.stringify({ ...template, "@timestamp": new Date(start + line * 37).toISOString(), ...ids, ...secret }),
    );
    if (batch.length === 10_000 || line === lines - 1) {
      fs.writeSync(output, `${batch.join("\n")}\n`);
      batch = [];
    }
  }
  fs.closeSync(output);
}

/** Hexadecimal digits that differ from line to line, always the same for the same line. */
function hex(line: number, length: number): string {
  let state = (line + 1) >>> 0;
  let digits = "";
  while (digits.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // the generator of Numerical Recipes
    digits += state.toString(16).padStart(8, "0");
  }
  return digits.slice(0, length);
}
