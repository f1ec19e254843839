import * as fs from "node:fs";
import * as path from "node:path";

/** An entry of Logstash's pipelines.yml. */
export interface Pipeline {
  "pipeline.id": string;
  "config.string": string;
}

const folder = path.join(__dirname, "pipelines");

/** Every `pipelines/NAME.conf`, as the pipeline NAME. */
export function pipelines(): Pipeline[] {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".conf"))
    .sort()
    .map((file) => ({
      "pipeline.id": path.basename(file, ".conf"),
      "config.string": fs.readFileSync(path.join(folder, file), "utf8"),
    }));
}
