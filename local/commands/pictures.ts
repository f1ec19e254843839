import * as fs from "node:fs";
import * as path from "node:path";
import { format } from "prettier";
import { withElasticsearch } from "../elasticsearch/scratch";
import { checkout } from "../paths";
import { dataFile, drawings } from "../pictures/files";
import { gather } from "../pictures/gather";
import type { Picture } from "../pictures/picture";
import { runSteps } from "../progress";

/** Asks a real Elasticsearch what every dashboard shows of synthetic traffic, and draws it into docs/pictures. */
export async function pictures(): Promise<void> {
  let made: Picture[] = [];
  const ask = async (say: (line: string) => void): Promise<void> => {
    const options = { heapMiB: 1024, optimise: true };
    made = await withElasticsearch((client) => gather(client, say), options, say);
  };
  const draw = async (): Promise<void> => {
    for (const picture of made) {
      const file = path.join(checkout, dataFile({ id: picture.dashboard }));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, await format(JSON.stringify(picture), { parser: "json", printWidth: 120 }));
    }
    for (const { file, content } of await drawings()) fs.writeFileSync(path.join(checkout, file), content);
  };
  await runSteps(
    [
      { title: "Ask what the dashboards show of synthetic traffic", run: ask },
      { title: "Draw it into docs/pictures", run: draw },
    ],
    { json: false },
  );
}
