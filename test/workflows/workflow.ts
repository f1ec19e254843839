import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { checkout } from "../../local/paths";

/** A step of a job, or of an action of our own. */
export interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = path.join(checkout, ".github");

/** The text of a file below `.github`. */
export const text = (file: string): string => fs.readFileSync(path.join(folder, file), "utf8");

/** Every workflow by its file's name without the ending. */
export const workflows: ReadonlyMap<string, Workflow> = new Map(
  fs.readdirSync(path.join(folder, "workflows")).map((file) => {
    return [path.basename(file, ".yml"), parse(text(`workflows/${file}`)) as Workflow];
  }),
);

/** The steps of every job, and of the actions of our own, with where they stand. */
export function allSteps(): [where: string, step: WorkflowStep][] {
  const ofJobs = [...workflows].flatMap(([name, { jobs }]) =>
    Object.entries(jobs).flatMap(([job, { steps }]) =>
      steps.map((step): [string, WorkflowStep] => [`${name} ${job}`, step]),
    ),
  );
  const ofActions = fs.readdirSync(path.join(folder, "actions")).flatMap((name) => {
    const { runs } = parse(text(`actions/${name}/action.yml`)) as { runs: { steps: WorkflowStep[] } };
    return runs.steps.map((step): [string, WorkflowStep] => [name, step]);
  });
  return [...ofJobs, ...ofActions];
}
